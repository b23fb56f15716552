package diary

// redactions are the ids whose contents are to be taken out.
func redactions(entries []Entry) map[string]bool {
	var out map[string]bool
	for i := range entries {
		if entries[i].Kind != KindRedact {
			continue
		}
		if out == nil {
			out = map[string]bool{}
		}
		for _, id := range entries[i].Replaces {
			if id != "" {
				out[id] = true
			}
		}
	}
	return out
}

// Redact takes out the contents of every entry that a redact entry names. What
// is left is its stub, so that ids, and what the entry had replaced, still
// hold. A redact entry itself cannot be redacted.
func Redact(entries []Entry) []Entry {
	ids := redactions(entries)
	if len(ids) == 0 {
		return entries
	}
	out := make([]Entry, len(entries))
	for i, e := range entries {
		if ids[e.ID] && e.Kind != KindRedact {
			e = e.Stub()
		}
		out[i] = e
	}
	return out
}

// Stub is what stays of a redacted entry: its id, its time, and what it had
// replaced.
func (e Entry) Stub() Entry {
	return Entry{Kind: KindRedacted, At: e.At, ID: e.ID, Entity: e.Entity, Replaces: e.Replaces, Line: e.Line}
}
