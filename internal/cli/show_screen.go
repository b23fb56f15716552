package cli

import (
	"fmt"

	"spotter/internal/app"
)

// showScreen prints what fired and what is still open, the most urgent first.
func showScreen(p *page, w *words, d app.ScreenDoc) {
	showStop(p, w, d.Stopped)
	p.title(w.say("app.screen_title", "date", d.AsOf))
	p.text(0, "", w.say("app.screen_count", "answered", d.Answered, "open", len(d.Ask)))
	list(p, w.say("app.screen_fired"), func(add func(string)) {
		for _, f := range d.Fired {
			line := up(w.name("level.", f.Level)) + ": " + w.of(f.Why)
			if !f.Alone {
				line += " " + w.say("app.fired_together")
			}
			add(line)
		}
	})
	p.gap()
	p.text(0, "", w.name("safety.message_", d.Level))
	if len(d.Ask) == 0 {
		p.gap()
		p.text(0, "", w.say("safety.safety_net"))
		return
	}
	p.head(w.say("app.screen_open"))
	level := ""
	for _, q := range d.Ask {
		if q.Level != level {
			level = q.Level
			p.text(0, accent, up(w.name("level.", level)))
		}
		p.item(2, "?", fmt.Sprintf("%s  %s", q.Question, p.paint(faint, "["+q.ID+"]")))
		if q.Raised {
			p.text(4, amber, w.say("app.screen_raised"))
		}
	}
	p.gap()
	p.text(0, faint, w.say("app.screen_how"))
	p.gap()
	p.text(0, "", w.say("safety.safety_net"))
}

// showVerdict is the first line of a plan: what the gate says, and why.
func showVerdict(p *page, w *words, verdict string, provisional bool) {
	style := map[string]string{"hand_over": amber, "limit": amber, "go": green}[verdict]
	p.text(0, style, w.say("app.verdict_"+verdict))
	if verdict == "hand_over" {
		p.text(0, "", w.say("safety.message_hand_over"))
	}
	if provisional {
		p.text(0, amber, w.say("app.provisional"))
	}
}
