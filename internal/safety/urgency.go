package safety

// levels are the words of the rule file, by urgency.
var levels = [...]string{"none", "mention_at_next_visit", "see_clinician_soon", "urgent_24h", "emergency_now"}

// String is the word used in files and JSON.
func (u Urgency) String() string {
	if u < None || u > EmergencyNow {
		return levels[EmergencyNow]
	}
	return levels[u]
}

// ParseUrgency reads the word; false when it is not one of the levels.
func ParseUrgency(s string) (Urgency, bool) {
	for u, w := range levels {
		if w == s && u > 0 {
			return Urgency(u), true
		}
	}
	return None, false
}

// String of a verdict, as it stands in plan.verdict.
func (v Verdict) String() string {
	switch v {
	case HandOver:
		return "hand_over"
	case Limit:
		return "limit"
	case Go:
		return "go"
	}
	return "stop"
}
