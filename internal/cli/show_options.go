package cli

import (
	"fmt"
	"strings"

	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/reason"
)

// options are what stands against the meet and the ways on, none of them chosen;
// a meet against which nothing stands has one line.
func (v planView) options(d plan.Plan) {
	if d.Fits != nil {
		v.p.gap()
		v.p.text(0, "", v.w.of(*d.Fits))
	}
	v.reasons(v.w.say("app.plan_against"), d.Against)
	if len(d.Options) > 0 {
		v.p.head(v.w.say("app.plan_options"))
	}
	for _, o := range d.Options {
		v.p.item(0, "◇", v.w.of(o.Reason)+v.source(o.Reason))
		if f := v.optionFigures(o); f != "" {
			v.p.text(2, bold, f)
		}
		if len(o.GivesUp) > 0 {
			v.p.text(2, "", v.w.say("app.option_gives_up", "what", v.joined(o.GivesUp)))
		}
		for _, r := range o.Reasons {
			v.p.text(2, "", up(v.w.of(r)))
		}
	}
	if len(d.Against) > 0 || v.why {
		v.prices(d.Prices)
	}
}

// optionFigures are total, chance of none and days of flare, on one line.
func (v planView) optionFigures(o plan.Option) string {
	var parts []string
	if t := o.Total; t != nil {
		parts = append(parts,
			v.w.say("app.option_total", "total", v.near(lift.KgOf(t.Expected)), "lo", v.near(t.P10), "hi", v.near(t.P90)),
			v.chanceOfNone(t.None))
	}
	if o.FlareDays != nil {
		parts = append(parts, v.w.say("app.option_flares", "days", *o.FlareDays))
	}
	return strings.Join(parts, " · ")
}

// chanceOfNone never says that there is none.
func (v planView) chanceOfNone(p float64) string {
	if p < 0.005 {
		return v.w.say("app.option_none_rare")
	}
	return v.w.say("app.option_none", "n", fmt.Sprintf("%.0f", 100*p))
}

func (v planView) joined(rs []reason.Reason) string {
	var out []string
	for _, r := range rs {
		out = append(out, v.w.book.Why(r))
	}
	return strings.Join(out, "; ")
}

// prices are what each constraint costs, each on one line.
func (v planView) prices(ps []plan.Price) {
	if len(ps) == 0 {
		return
	}
	v.p.head(v.w.say("app.plan_prices"))
	fixed := false
	for _, p := range ps {
		fixed = fixed || p.Fixed
		v.p.item(0, "•", v.w.of(p.Reason)+": "+v.joined(p.Effects())+"."+v.source(p.Reason))
		for _, r := range p.Notes() {
			v.p.text(2, faint, up(v.w.of(r))+v.source(r))
		}
	}
	if fixed {
		v.p.text(0, "", v.w.say("app.plan_prices_fixed"))
	}
}
