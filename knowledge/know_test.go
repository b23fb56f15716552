package knowledge

import "testing"

func TestClinicalFilesLoad(t *testing.T) {
	ps, err := Patterns()
	if err != nil || len(ps) == 0 {
		t.Fatal(len(ps), err)
	}
	cs, err := Care()
	if err != nil || len(cs) != 17 {
		t.Fatal(len(cs), err)
	}
	ss, err := Sources()
	if err != nil || len(ss) < 150 {
		t.Fatal(len(ss), err)
	}
}

func TestNoFaults(t *testing.T) {
	for _, f := range Check(FS()) {
		t.Error(f)
	}
}
