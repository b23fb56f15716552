package web

import (
	"net/url"
	"slices"
	"strconv"
	"time"

	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/pain"
)

// eveningHour is when the evening is asked about: what is felt then, and after
// that the worst of the day.
const eveningHour = 19

// hourOf is the hour that an entry's own clock showed, -1 where it has none.
func hourOf(at string) int {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return -1
	}
	return t.Hour()
}

// mostPlaces is how many sore places are asked about: light is the point.
const mostPlaces = 3

// sorePlaces are the places that ratings are asked for: the first problem told,
// and the further ones that are not over.
func sorePlaces(sh Sheet) (out []intake.Problem) {
	for i, p := range sh.Case.Problems {
		if i > 0 && (p.Course == "resolved" || p.Region == "" || placeIn(out, string(p.Region), string(p.Side)) >= 0) {
			continue
		}
		if out = append(out, p); len(out) == mostPlaces {
			break
		}
	}
	return out
}

// placeIn is which of the places it is, -1 for none.
func placeIn(places []intake.Problem, region, side string) int {
	for i, p := range places {
		if string(p.Region) == region && string(p.Side) == side {
			return i
		}
	}
	return -1
}

// rated is what was told of one place today.
type rated struct{ morning, worst, after, tonight bool }

// ratedToday goes through the day's ratings; one of no place that is asked about
// counts for the first.
func ratedToday(all []pain.Rating, places []intake.Problem, lastSet string) []rated {
	out := make([]rated, max(1, len(places)))
	for _, r := range all {
		x := &out[max(0, placeIn(places, string(r.Region), string(r.Side)))]
		x.morning = x.morning || r.When == pain.Morning
		x.worst = x.worst || r.When == pain.Worst24
		if r.When == pain.Now && r.Before == "" {
			x.tonight = x.tonight || hourOf(r.At) >= eveningHour
			x.after = x.after || lastSet != "" && r.At >= lastSet
		}
	}
	return out
}

// due is what may be asked now, in order: in the morning, after the session, in
// the evening, place by place, and last the day beside training. Before a lift its
// own card asks. What was skipped on this page is left out.
func (v *gymView) due(b todayBody) (out []checkView) {
	if v.sh.Empty() {
		return nil
	}
	add := func(key string, c checkView) {
		if !slices.Contains(v.skip, key) {
			c.Skip = "/today?" + url.Values{"skip": append(slices.Clone(v.skip), key)}.Encode()
			out = append(out, c)
		}
	}
	lastSet := ""
	for _, l := range v.sh.Gym.Lifts {
		for _, s := range l.Done {
			lastSet = max(lastSet, s.At)
		}
	}
	places, hour := sorePlaces(v.sh), v.sh.Now.Hour()
	told := ratedToday(v.sh.Gym.Ratings, places, lastSet)
	over := lastSet == "" || b.End || b.AllDone
	if !told[0].morning && (hour < 12 && lastSet == "" || v.liftedYesterday()) {
		c := v.asked("morning", "")
		c.To, c.Go = "/morning", v.s.words.T("today.to_morning")
		add("morning", c)
	}
	for _, q := range []struct {
		kind, when string
		due        bool
		done       func(rated) bool
	}{
		{"after", "now", lastSet != "" && over, func(r rated) bool { return r.after }},
		{"tonight", "now", hour >= eveningHour && over, func(r rated) bool { return r.tonight }},
		{"evening", "worst24", hour >= eveningHour && over, func(r rated) bool { return r.worst }},
	} {
		for i, r := range told {
			if q.due && !q.done(r) {
				add(q.kind+strconv.Itoa(i), v.askedOf(q.kind, q.when, places, i))
			}
		}
	}
	if hour >= eveningHour && over && len(lifeToldOn(v.sh)) == 0 {
		c := v.asked("day", "")
		c.To, c.Go = "/day", v.s.words.T("today.to_day")
		add("day", c)
	}
	return out
}

// liftedYesterday: the end of a session tells the person to give the waking pain,
// so the day after asks for it until it is told, whatever the hour.
func (v *gymView) liftedYesterday() bool {
	return slices.ContainsFunc(v.sh.Entries, func(e diary.Entry) bool { return e.Kind == "set" && onDay(e.At, v.sh.Today.Add(-1)) })
}

// check is the question that is asked now, with what is due after it, or nil.
func (v *gymView) check(b todayBody) *checkView {
	all := v.due(b)
	if len(all) == 0 {
		return nil
	}
	for _, c := range all[1:] {
		all[0].Then = append(all[0].Then, c.Title)
	}
	return &all[0]
}

func (v *gymView) asked(kind, when string) checkView {
	return checkView{ID: newID(), When: when, Title: v.s.words.T("today.check_" + kind), Lead: v.s.words.T("today.check_" + kind + "_lead")}
}

// askedOf names the place where there are several.
func (v *gymView) askedOf(kind, when string, places []intake.Problem, i int) checkView {
	c := v.asked(kind, when)
	if len(places) > 1 {
		c.Region, c.Side = string(places[i].Region), string(places[i].Side)
		c.Title = v.s.words.T("today.check_place", "place", v.s.placeName(places[i].Region, places[i].Side), "ask", c.Title)
	}
	return c
}
