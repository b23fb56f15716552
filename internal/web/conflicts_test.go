package web

import (
	"context"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"spotter/internal/diary"
)

// TestTwoVersionsAreSettledWithOneTap: both stand on the page, the careful one
// counts, Today and the data page lead there, and one tap ends it.
func TestTwoVersionsAreSettledWithOneTap(t *testing.T) {
	s := newSite(t)
	s.send("/paste", url.Values{"text": {galleryPost}}, "/case")
	at := "2026-03-02T07:0"
	for i, score := range []int{4, 2, 6} {
		e := diary.Entry{Kind: "pain", ID: "v-" + string(rune('0'+i)), At: at + string(rune('0'+i)) + ":00+01:00", Score: &score, When: "morning"}
		if i > 0 {
			e.Replaces, e.Device = []string{"v-0"}, []string{"", "phone", "laptop"}[i]
		}
		if err := s.store.Append(context.Background(), "me", e); err != nil {
			t.Fatal(err)
		}
	}
	for _, page := range []string{"/today", "/data"} {
		if !strings.Contains(s.page(page), `href="/conflicts"`) {
			t.Errorf("%s does not lead to what was told twice", page)
		}
	}
	body := s.page("/conflicts")
	for _, want := range []string{"2 of 10", "6 of 10", "phone", "laptop", "counts for now"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	form := url.Values{}
	_, low, _ := strings.Cut(body, `class="version`)
	for _, part := range strings.Split(low, `class="version`) {
		if strings.Contains(part, "2 of 10") {
			for _, m := range regexp.MustCompile(`name="(of|pick|id)" value="([^"]*)"`).FindAllStringSubmatch(part, -1) {
				form.Set(m[1], m[2])
			}
		}
	}
	s.send("/conflicts", form, "/conflicts?saved=settled")
	if body := s.page("/conflicts"); !strings.Contains(body, "Nothing was told twice") {
		t.Error("one tap does not settle it")
	}
	s.send("/conflicts", form, "/conflicts") // the same tap again
	if strings.Contains(s.page("/today"), `href="/conflicts"`) {
		t.Error("today still leads to it")
	}
}
