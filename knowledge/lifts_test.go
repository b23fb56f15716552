package knowledge_test

import (
	"testing"

	"spotter/knowledge"
)

func TestLiftTablesHaveNoFaults(t *testing.T) {
	for _, f := range knowledge.LiftFaults(knowledge.FS()) {
		t.Error(f)
	}
}

func BenchmarkLifts(b *testing.B) {
	for b.Loop() {
		if _, err := knowledge.LiftsOf(knowledge.FS()); err != nil {
			b.Fatal(err)
		}
	}
}
