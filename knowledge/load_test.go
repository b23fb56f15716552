package knowledge

import "testing"

func BenchmarkPatterns(b *testing.B) {
	for b.Loop() {
		if _, err := PatternsOf(files); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCare(b *testing.B) {
	for b.Loop() {
		if _, err := CareOf(files); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSources(b *testing.B) {
	for b.Loop() {
		if _, err := SourcesOf(files); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkText(b *testing.B) {
	for b.Loop() {
		if _, err := TextOf(files, "en"); err != nil {
			b.Fatal(err)
		}
	}
}
