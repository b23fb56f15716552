package intake

import (
	"strings"
)

// post is one person's turn in a thread.
type post struct {
	a, b   int // tokens
	author string
	opener bool
	header bool
}

// lineTok is a line of the text with its tokens.
type lineTok struct {
	a, b    int
	text    string
	blank   int // blank lines before it
	quote   bool
	handle  string
	isHead  bool
	restTok int // where the words of the post begin on a header line
}

func (r *reader) lines() []lineTok {
	var out []lineTok
	raw := strings.Split(r.text, "\n")
	for i := 0; i < len(r.toks); {
		l := lineTok{a: i, blank: r.toks[i].gap - 1}
		for i < len(r.toks) && r.toks[i].line == r.toks[l.a].line {
			i++
		}
		l.b = i
		l.text = strings.TrimSpace(raw[r.toks[l.a].line-1])
		l.quote = strings.HasPrefix(l.text, ">")
		out = append(out, l)
	}
	return out
}

// splitPosts finds who speaks where: by headers with names, else by the voice
// of each paragraph.
func (r *reader) splitPosts() {
	defer r.boxedQuotes()
	ls := r.lines()
	if r.named(ls) {
		return
	}
	r.unnamed(ls)
	for _, l := range ls {
		r.quoteLine(l)
	}
}

// boxedQuotes marks the words between [quote=…] and [/quote].
func (r *reader) boxedQuotes() {
	low := strings.ToLower(r.text)
	for from := 0; ; {
		i := strings.Index(low[from:], "[quote")
		if i < 0 {
			return
		}
		i += from
		end := strings.Index(low[i:], "[/quote]")
		if end < 0 {
			return
		}
		end += i
		for k := range r.toks {
			if t := &r.toks[k]; t.from >= i && t.from < end+len("[/quote]") {
				t.quoted = true
			}
		}
		from = end
	}
}

func (r *reader) quoteLine(l lineTok) {
	if !l.quote {
		return
	}
	for i := l.a; i < l.b; i++ {
		r.toks[i].quoted = true
	}
}

// named splits at lines like "name wrote:", "name (2 Mar 2026)", "name:".
func (r *reader) named(ls []lineTok) bool {
	heads, distinct := 0, map[string]int{}
	for i := range ls {
		if h := headHandle(ls[i].text); h != "" && !ls[i].quote {
			ls[i].handle = h
			distinct[h]++
			heads++
		}
	}
	strong := false
	for i := range ls {
		strong = strong || ls[i].handle != "" && saidLine(ls[i].text)
	}
	if heads < 2 || len(distinct) == heads && !strong && heads < 3 {
		return false
	}
	if !strong && !repeats(distinct) {
		return false
	}
	p := post{}
	first := ls[0].handle
	for _, l := range ls {
		if l.handle != "" {
			if l.a > p.a {
				p.b = l.a
				r.posts = append(r.posts, p)
			}
			if first == "" {
				first = l.handle
			}
			p = post{a: l.a, author: l.handle}
			for i := l.a; i < l.a+headTokens(r.toks[l.a:l.b]); i++ {
				r.toks[i].quoted = true
			}
		}
		r.quoteLine(l)
	}
	p.b = len(r.toks)
	r.posts = append(r.posts, p)
	for i := range r.posts {
		r.posts[i].opener = r.posts[i].author == "" && i == 0 || strings.EqualFold(r.posts[i].author, first)
		for k := r.posts[i].a; k < r.posts[i].b; k++ {
			r.toks[k].post = i
		}
	}
	return true
}

func repeats(m map[string]int) bool {
	for _, n := range m {
		if n > 1 {
			return true
		}
	}
	return false
}

// headTokens is how many tokens of a header line are the header itself: all of
// it, or up to the colon when the words follow on the same line.
func headTokens(toks []token) int {
	limit := 6
	if len(toks) > 0 && toks[0].w == "[" {
		limit = 14
	}
	if len(toks) > 0 && toks[0].w == "*" {
		limit = 12
	}
	for i, t := range toks {
		if t.w == ":" && i <= limit && i < len(toks)-1 {
			if i == 1 && headNames[toks[0].w] {
				break // "user: thicc_thoracic": the name is no word of the post
			}
			return i + 1
		}
	}
	return len(toks)
}

var headNames = map[string]bool{"user": true, "from": true, "by": true, "author": true, "poster": true}

// clockOnly: "18:02".
func clockOnly(s string) bool {
	h, m, ok := strings.Cut(s, ":")
	return ok && len(m) == 2 && len(h) >= 1 && len(h) <= 2 && strings.Trim(h+m, "0123456789") == ""
}

func saidLine(s string) bool {
	l := strings.ToLower(s)
	for _, w := range []string{" wrote:", " said:", " writes:", " posted:", " replied:", " says:"} {
		if strings.Contains(l, w) {
			return true
		}
	}
	return strings.HasPrefix(l, "posted by ") || strings.HasPrefix(l, "u/")
}

// headHandle is the user name of a header line, or "".
func headHandle(s string) string {
	if strings.HasPrefix(s, "**") { // a name in bold type
		s = strings.Replace(s[2:], "**", "", 1)
	}
	if s == "" || len(s) > 80 && !strings.Contains(s[:60], ":") {
		return ""
	}
	l := strings.ToLower(s)
	for _, w := range []string{" wrote:", " said:", " writes:", " posted:", " replied:", " says:", " wrote", " posted"} {
		if i := strings.Index(l, w); i > 0 && i < 40 && (strings.HasSuffix(w, ":") || len(l) < 50) {
			return handle(s[:i])
		}
	}
	for _, w := range []string{"posted by: ", "posted by ", "post by ", "poster: ", "user: ", "originally posted by ", "from: ", "author: ", "by: "} {
		if strings.HasPrefix(l, w) {
			return handle(s[len(w):])
		}
	}
	if i := strings.IndexByte(s, ':'); i > 1 && i < 25 && !strings.Contains(s[:i], " ") && !strings.HasPrefix(s[i:], "://") && !labelWord[strings.ToLower(s[:i])] && isHandle(s[:i]) {
		return handle(s[:i])
	}
	for _, sep := range []string{" (", " [", ", ", " - ", " – ", " — ", " · ", " • ", " | ", " @ ", " on ", "  "} {
		if i := strings.Index(s, sep); i > 1 && i < 30 && len(s) < 70 && dated(s[i:]) && isHandle(strings.TrimLeft(s[:i], "#0123456789. ")) {
			return handle(strings.TrimLeft(s[:i], "#0123456789. "))
		}
	}
	if f := strings.Fields(l); len(f) >= 4 && len(f) <= 7 && len(s) < 60 && f[len(f)-1] == "ago" && f[len(f)-3][0] >= '0' && f[len(f)-3][0] <= '9' && len(f) <= 5 && isHandle(strings.Join(strings.Fields(s)[:len(f)-3], " ")) {
		return handle(strings.Join(strings.Fields(s)[:len(f)-3], " "))
	}
	if f := strings.Fields(s); len(f) == 2 && clockOnly(f[1]) && !labelWord[strings.ToLower(f[0])] && isHandle(f[0]) {
		return handle(f[0]) // "Pawel_K 18:02"
	}
	if strings.HasPrefix(s, "[") {
		if i := strings.IndexByte(s, ']'); i > 0 && dated(s[:i]) {
			rest := strings.TrimSpace(s[i+1:])
			if j := strings.IndexByte(rest, ':'); j > 0 && j < 25 && isHandle(rest[:j]) {
				return handle(rest[:j])
			}
			return handle(rest)
		}
	}
	return ""
}

var labelWord = map[string]bool{"shoulder": true, "elbow": true, "knee": true, "back": true, "bench": true, "squat": true, "deadlift": true, "notes": true, "note": true, "edit": true, "update": true,
	"age": true, "sex": true, "history": true, "pain": true, "goal": true, "question": true, "questions": true, "tl;dr": true, "tldr": true, "background": true, "meds": true, "sleep": true, "ps": true, "hip": true, "neck": true,
	"dl": true, "sq": true, "bp": true, "bw": true, "ohp": true, "monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true, "stats": true, "injury": true, "tried": true,
	"height": true, "weight": true, "problem": true, "symptoms": true, "context": true, "wrist": true, "numbness": true, "fever": true, "warmup": true, "accessories": true, "help": true, "triggers": true, "medication": true, "medications": true}

// isHandle: one word, or two short ones, of name letters.
func isHandle(s string) bool {
	s = strings.TrimSpace(strings.TrimPrefix(s, "@"))
	if len(s) < 2 || len(s) > 24 || strings.Count(s, " ") > 1 {
		return false
	}
	letters := 0
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 127:
			letters++
		case r >= '0' && r <= '9' || r == '_' || r == '.' || r == '-' || r == ' ':
		default:
			return false
		}
	}
	return letters >= 2
}

func handle(s string) string {
	s = strings.TrimSpace(strings.Trim(strings.TrimSpace(s), "#@*:"))
	if i := strings.Index(s, "  "); i > 0 {
		s = s[:i]
	}
	if i := strings.IndexAny(s, "(,·•|["); i > 0 {
		s = strings.TrimSpace(s[:i])
	}
	return s
}

// dated: holds a clock, a month, "ago" or a numeric date.
func dated(s string) bool {
	l := strings.ToLower(s)
	for _, w := range []string{" ago", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "yesterday", "today", "202", "op)", " am", " pm"} {
		if strings.Contains(l, w) && strings.ContainsAny(l, "0123456789") || w == "op)" && strings.Contains(l, w) {
			return true
		}
	}
	return strings.Count(l, ":") == 1 && len(l) < 12 && strings.ContainsAny(l, "0123456789") || strings.Count(l, "/") == 2 || strings.HasSuffix(l, " ago")
}
