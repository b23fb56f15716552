package knowledge

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// overlay is a copy of the embedded tree in memory.
func overlay(t *testing.T) fstest.MapFS {
	t.Helper()
	tree := fstest.MapFS{}
	err := fs.WalkDir(FS(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(FS(), path)
		tree[path] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// TestEveryKindOfFaultIsFound breaks one copy of the files in one place for
// each kind of fault, and wants that place named: file, line and words.
func TestEveryKindOfFaultIsFound(t *testing.T) {
	cases := []struct {
		name, file, from, to string
		after                string // the first place after this text; "" = the first
		want                 string
	}{
		{"dangling source of a finding", "patterns.yaml", "src: [tanaka2006]", "src: [tanaka2007]", "", `source "tanaka2007"`},
		{"dangling source of care", "selfcare.yaml", "src: [johnson2022_tens]", "src: [johnson]", "", `source "johnson"`},
		{"dangling source of a measure", "measures.yaml", "src: [kovacs2008]", "src: [kovacs]", "", `source "kovacs"`},
		{"missing source of a finding", "patterns.yaml", "src: [tanaka2006], ", "", "", "no source"},
		{"missing source of care", "selfcare.yaml", "src: [wiewelhove2019], ", "", "", "no source"},
		{"unknown basis of a finding", "patterns.yaml", "basis: guess", "basis: sure", "", `basis "sure"`},
		{"unknown basis of a source", "sources/clinical.yaml", "basis: seen", "basis: heard", "", `basis "heard"`},
		{"source in two files", "sources/general.yaml", "expert-opinion:", "finucane2020:", "", "already stands"},
		{"source without words", "sources/general.yaml", `cite: "Our own judgement; no paper stands behind it."`, `cite: ""`, "", "says nothing"},
		{"dangling flag of a pattern", "patterns.yaml", "flags: [scapula_wings]", "flags: [blade_wings]", "", `flag "blade_wings"`},
		{"dangling flag of care", "selfcare.yaml", "never_if: [pleuritic_pain]", "never_if: [breathing]", "", `flag "breathing"`},
		{"dangling flag asked first", "patterns.yaml", "chest: [chest_pressure_now,", "chest: [chest_pressure,", "", `flag "chest_pressure"`},
		{"dangling lift in a matcher", "patterns.yaml", "trigger_lift:dip", "trigger_lift:dippp", "", `lift "dippp"`},
		{"dangling family in a matcher", "patterns.yaml", "only_family:squat", "only_family:squats", "", `family "squats"`},
		{"dangling demand in a matcher", "patterns.yaml", "trigger_demand:neck>=2", "trigger_demand:nek>=2", "", `demand "nek"`},
		{"dangling zone in a matcher", "patterns.yaml", "zone:mid_scapula\"", "zone:mid_blade\"", "", `zone "mid_blade"`},
		{"dangling question in a matcher", "patterns.yaml", "answer:neck_only=yes", "answer:necks=yes", "", `question "necks"`},
		{"dangling care in a matcher", "patterns.yaml", "tried:heat=helped", "tried:warmth=helped", "", `care "warmth"`},
		{"matcher of no vocabulary", "patterns.yaml", "onset_days:>=90", "onset_weeks:>=12", "patterns:", "unknown key"},
		{"dangling zone of a pattern", "patterns.yaml", "zones: [superior_angle,", "zones: [upper_angle,", "", `zone "upper_angle"`},
		{"dangling zone of care", "selfcare.yaml", "avoid: [forearm_ulnar]", "avoid: [elbow]", "", `zone "elbow"`},
		{"dangling region", "patterns.yaml", "regions: [knee]", "regions: [knees]", "", `region "knees"`},
		{"dangling pattern of a question", "patterns.yaml", "splits: [ub_bar_contact]", "splits: [ub_bar]", "", `pattern "ub_bar"`},
		{"dangling alias", "patterns.yaml", "alias_of: ub_cervical_radicular", "alias_of: ub_neck", "", `pattern "ub_neck"`},
		{"two patterns of one name", "patterns.yaml", "- id: ub_cervical_disc", "- id: ub_cervical_radicular", "", "already stands"},
		{"two findings of one name", "patterns.yaml", "{id: finger_tingle,", "{id: blade_first,", "", "already stands"},
		{"a diagnosis in a pattern", "patterns.yaml", `say: "hands-on treatment, for a short time"`, `say: "you have a slipped disc"`, "", "claims a diagnosis"},
		{"a diagnosis in a sentence", "text/en/differential.yaml", "Several things you told fit.", "You have a strain.", "", "claims a diagnosis"},
		{"a cure", "selfcare.yaml", "said to calm irritation", "it heals the muscle", "", "claims a cure"},
		{"prevention", "text/en/differential.yaml", "Several things you told fit.", "This prevents injury.", "", "claims a cure"},
		{"a dose", "selfcare.yaml", "use: five minutes at about six breaths a minute, twice a day", `use: "400 mg twice a day"`, "", "gives a dose"},
		{"a dose in words", "selfcare.yaml", "use: a strip put on by a therapist", "use: two tablets with water", "", "gives a dose"},
		{"reassurance", "text/en/differential.yaml", "Several things you told fit.", "This is just a strain.", "", "reassures"},
		{"a word of safety", "selfcare.yaml", "use: a strip put on by a therapist", "use: it is safe to tape", "", "reassures"},
		{"an exclusion zone ignored", "selfcare.yaml", "avoid: [midline_upper_thoracic, rib_posterior, posterior_axilla, lateral_border]", "avoid: [midline_upper_thoracic, posterior_axilla, lateral_border]", "", "ignores an exclusion zone: rib_posterior"},
		{"an exclusion ignored", "selfcare.yaml", "never_if: [aortic_risk, pop_bruise_deformity, fluoroquinolone]", "never_if: [aortic_risk, pop_bruise_deformity]", "", "ignores an exclusion: fluoroquinolone"},
		{"waiting for what excludes nothing", "selfcare.yaml", "withhold: [chest_pressure_now]", "withhold: [aaa]", "", "is not among what excludes it"},
		{"no stop condition", "selfcare.yaml", `stop_if: ["nights get worse"]`, "stop_if: []", "", "when to stop"},
		{"pressure without a maximum", "selfcare.yaml", "max_minutes: 5", "max_minutes: 0", "", "maximum of minutes"},
		{"a medicine that is offered", "selfcare.yaml", "use: recorded only", "use: on sore days", "", "is a medicine"},
		{"no inner organs asked", "patterns.yaml", "first: chest", "first: knee", "- id: ub_rhomboid_midtrap", "near the chest"},
		{"no list of first questions", "patterns.yaml", "first: chest", "first: chests", "- id: ub_rcrsp", "names no list"},
		{"a movement without a stop rule", "patterns.yaml", `stop: "Stop if it hurts more or the hand goes numb.", `, "", "", "when to stop"},
		{"a guess with figures", "patterns.yaml", `w: "++", src: [general_memory], basis: guess`, `pos: 4.0, src: [general_memory], basis: guess`, "- id: ub_rhomboid_midtrap", "must not carry figures"},
		{"a ratio that does not follow", "patterns.yaml", "pos: 4.3, neg: 0.75", "pos: 9.3, neg: 0.75", "", "does not follow"},
		{"an impossible figure", "patterns.yaml", "sens: 0.44", "sens: 1.44", "", "not a possible figure"},
		{"an unknown field", "patterns.yaml", "clinical: cervical discogenic referred pain", "clinic: cervical discogenic referred pain", "", "field clinic not found"},
		{"broken YAML", "measures.yaml", "- id: gpe", "- id: [gpe", "", "is not YAML"},
		{"a licence ignored", "measures.yaml", "ship: score_only", "ship: built_in", "- id: ndi", "licence question"},
		{"a parameter written wrong", "text/en/differential.yaml", "{pattern}", "{pattern", "", "parameter"},
		{"a code in two files", "text/en/differential.yaml", "differential.screen_open:", "care.medicine:", "", "already stands"},
		{"a sentence that is empty", "text/en/care.yaml", `"{item} is kept off this place: {zone}."`, `""`, "", "no sentence"},
		{"a word for nothing", "text/en/words.yaml", "zone.mid_scapula:", "zone.mid_blade:", "", "stands for nothing"},
		{"a sentence without its German", "text/de/care.yaml", "care.withheld:", "care.held_back:", "", "stands for no English sentence"},
		{"a German parameter that is another", "text/de/care.yaml", "{zone}", "{zones}", "", "has the parameters"},
		{"a German diagnosis", "text/de/differential.yaml", "Mehreres, was du erzählt hast, passt.", "Du hast eine Zerrung.", "", "claims a diagnosis"},
		{"a German cure", "text/de/differential.yaml", "Mehreres, was du erzählt hast, passt.", "Das heilt den Muskel.", "", "claims a cure"},
		{"German prevention", "text/de/differential.yaml", "Mehreres, was du erzählt hast, passt.", "Das verhindert Verletzungen.", "", "claims a cure"},
		{"a German dose", "text/de/differential.yaml", "Mehreres, was du erzählt hast, passt.", "Nimm Ibuprofen, zwei Tabletten.", "", "gives a dose"},
		{"German reassurance", "text/de/differential.yaml", "Mehreres, was du erzählt hast, passt.", "Das ist nur eine Zerrung.", "", "reassures"},
		{"German for words that were changed", "prose/de/red_flags.yaml", "bilateral_leg.why@", "bilateral_leg.why@0", "", "stands for no English words"},
		{"a question without its German", "red_flags.yaml", "One leg is common with back pain", "One leg is usual with back pain", "", "no words in prose/de/red_flags.yaml"},
		{"a diagnosis in German prose", "prose/de/patterns.yaml", "Gewöhnlicher Nackenschmerz", "Du hast Nackenschmerz", "", "claims a diagnosis"},
		{"a lift without a German name", "prose/de/lifts.yaml", "squat_barbell:", "squat_bar:", "", "no lift of the catalogue"},
		{"a German word for nothing", "text/de/words.yaml", "zone.mid_scapula:", "zone.mid_blade:", "", "stands for nothing"},
		{"dangling source of a flag", "red_flags.yaml", "src: [aha2021]", "src: [aha]", "", `"aha"`},
		{"unknown basis of a flag", "red_flags.yaml", "basis: seen", "basis: known", "flags:", `"known"`},
		{"reassurance in a flag", "red_flags.yaml", "The heart can be felt in the shoulder, arm or back", "This is just a strain", "", "reassures"},
		{"dangling source of the plan", "peaking.yaml", "source: grgic2017", "source: grgic", "", `"grgic"`},
		{"a lift of no catalogue", "lift_edges.csv", "squat_low_bar", "squat_lowest_bar", "", "squat_lowest_bar"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			tree := overlay(t)
			text := string(tree[c.file].Data)
			start := 0
			if c.after != "" {
				start = strings.Index(text, c.after)
			}
			at := strings.Index(text[max(start, 0):], c.from)
			if start < 0 || at < 0 {
				t.Fatalf("%s does not hold %q", c.file, c.from)
			}
			at += start
			tree[c.file] = &fstest.MapFile{Data: []byte(text[:at] + c.to + text[at+len(c.from):])}
			line := 1 + strings.Count(text[:at], "\n")
			found, where := false, []int{}
			for _, f := range Check(tree) {
				if strings.Contains(f.What, c.want) && f.File == c.file {
					where = append(where, f.Line)
					found = found || f.Line >= line-1 && f.Line <= line+2
				}
			}
			if !found && len(where) > 0 {
				t.Errorf("found in lines %v, broken in line %d", where, line)
			} else if !found {
				t.Errorf("not found: %s:%d %s; got %v", c.file, line, c.want, Check(tree))
			}
		})
	}
}

// TestCheckReportsAllFaults: one fault never hides another.
func TestCheckReportsAllFaults(t *testing.T) {
	tree := overlay(t)
	n := 0
	for name, f := range tree {
		if strings.HasPrefix(name, "sources/") {
			continue
		}
		s := string(f.Data)
		n += strings.Count(s, "src: [general_memory]")
		tree[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(s, "src: [general_memory]", "src: [nobody]"))}
	}
	got := 0
	for _, f := range Check(tree) {
		if strings.Contains(f.What, `source "nobody"`) {
			got++
		}
	}
	if n < 50 || got < n*9/10 { // several on one line are one fault
		t.Errorf("%d of %d broken sources were reported", got, n)
	}
}

func BenchmarkCheck(b *testing.B) {
	for b.Loop() {
		Check(FS())
	}
}
