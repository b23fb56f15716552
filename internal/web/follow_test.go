package web

import (
	"net/url"
	"strings"
	"testing"
)

// TestTheFirstPage: whoever has told something comes to the day, everybody else
// to the page that says what this is for; Tell stays where it is.
func TestTheFirstPage(t *testing.T) {
	s := newSite(t)
	if !strings.Contains(s.page("/"), "Something hurts") {
		t.Error("the first page does not say what it is for")
	}
	s.send("/example", nil, "/case")
	if code, _ := s.get("/"); code != 200 {
		t.Errorf("with the example alone: %d", code)
	}
	s.send("/paste", url.Values{"text": {galleryPost}}, "/case")
	if code, h, _ := s.do(request("/")); code != 303 || h.Get("Location") != "/today" {
		t.Errorf("with a diary: %d %s", code, h.Get("Location"))
	}
	s.page("/tell")
}

// TestABadMorningSaysWhatFollows: after pain of 5 on waking the page names what
// today's session has become; after 8 the safety questions come first and no
// load is shown.
func TestABadMorningSaysWhatFollows(t *testing.T) {
	s := newSite(t)
	s.send("/paste", url.Values{"text": {galleryPost}}, "/case")
	s.answerAll()
	if strings.Contains(s.page("/morning"), "What follows for today") {
		t.Error("nothing was told yet, and something follows")
	}
	s.send("/morning", url.Values{"id": {"m-1"}, "score": {"5"}}, "/morning?saved=morning")
	body := s.page("/morning")
	if !strings.Contains(body, "What follows for today") || !strings.Contains(body, "To today") {
		t.Error("a bad morning says nothing of what follows")
	}
}

// TestStrongPainOpensTheQuestions: pain of 7 told today opens questions that
// were answered before today, at once and visibly.
func TestStrongPainOpensTheQuestions(t *testing.T) {
	h := gallery(t)
	body := galleryPage(t, h, "/strong/today")
	if !strings.Contains(body, "That much pain changes the picture") || !strings.Contains(body, `href="/screen"`) || figure.MatchString(shown(body)) {
		t.Error("after strong pain the page does not lead to the questions")
	}
	body = galleryPage(t, h, "/strong/morning")
	if !strings.Contains(body, "the safety questions come again first") {
		t.Error("the morning page does not say that the questions come again")
	}
	if len(open(galleryPage(t, h, "/strong/screen"))) == 0 {
		t.Error("no question is open")
	}
}

// TestARestDayOffersMore: a way to train today and one to other days.
func TestARestDayOffersMore(t *testing.T) {
	h := gallery(t)
	body := galleryPage(t, h, "/rest/today")
	for _, want := range []string{`action="/today/forward"`, `href="/plan/change"`} {
		if !strings.Contains(body, want) {
			t.Errorf("a rest day lacks %s", want)
		}
	}
}
