package copies

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"recount"
	"recount/internal/lexicon"
)

// Credit is what a report says of its own source.
type Credit struct {
	Name  string       // the agency by its usual short name, else the outlet as written
	Words string       // of the text or its byline: "BEIRUT (AFP) -"; empty where the page or feed names it
	Span  recount.Span // of the words, in bytes of the text; zero where the text does not say it
	key   string       // outletKey of the name; empty where no one agency is named
}

// creditRules is what credits.txt tells.
type creditRules struct {
	names      map[string]string // as written -> usual name
	written    []string          // names as written, and words that stand with other names
	not        map[string]bool   // words in capitals that name no outlet
	head, foot []*regexp.Regexp
	anywhere   []cued
}

// cued is a pattern that is tried only where one of its phrases stands.
type cued struct {
	pattern []*regexp.Regexp // one
	phrases []string
}

const (
	headBytes = 400 // how far into a text its byline and dateline reach
	footBytes = 300 // how far its last line reaches back
)

// outletPattern is what stands for OUTLET: one to four capitalised words, or
// the address of a site.
const outletPattern = `(?-i:[A-Z][\w'’&.-]*(?:\s(?:of\s|the\s|and\s)?[A-Z][\w'’&-]*){0,3}|[\w-]+\.(?:com|org|net|co\.\w\w))`

var loadCredits = sync.OnceValue(func() creditRules {
	rules := creditRules{names: map[string]string{}, not: map[string]bool{}}
	var quoted []string
	rules.written = []string{"gencies", "ource"}
	entries := lexicon.MustRead(data, "credits.txt")
	for _, e := range entries {
		if e.Section == "agency" {
			for _, name := range e.Fields[1:] {
				rules.names[name] = e.Field(0)
				rules.written = append(rules.written, name)
				quoted = append(quoted, regexp.QuoteMeta(name))
			}
		}
	}
	slices.SortFunc(quoted, func(a, b string) int { return len(b) - len(a) }) // the longest first
	fill := strings.NewReplacer("NAME", "(?-i:"+strings.Join(quoted, "|")+")", "OUTLET", outletPattern)
	for _, e := range entries {
		rules.add(e, fill)
	}
	return rules
})

func (r *creditRules) add(e lexicon.Entry, fill *strings.Replacer) {
	switch e.Section {
	case "agency":
		return
	case "not":
		for _, word := range e.Fields {
			r.not[word] = true
		}
		return
	}
	pattern := regexp.MustCompile(`(?i)` + fill.Replace(e.Field(0)))
	switch e.Section {
	case "head":
		r.head = append(r.head, pattern)
	case "foot":
		r.foot = append(r.foot, pattern)
	case "anywhere":
		r.anywhere = append(r.anywhere, cued{[]*regexp.Regexp{pattern}, e.Fields[1:]})
	default:
		panic(e.Errorf("%q is no section of credits", e.Section))
	}
}

// findCredits returns what a report says of its own source, each name once.
// Its own publisher is no source of another's.
func findCredits(r recount.Report, outlet string) []Credit {
	rules := loadCredits()
	f := creditFinder{text: r.Text, rules: rules, outlet: outlet}
	body := max(0, min(r.BodyStart, len(r.Text)))
	if r.Origin != "" {
		f.addNamed(r.Origin, recount.Span{})
	}
	f.byline(r.Byline)
	if end := min(len(r.Text), body+headBytes); rules.mention(r.Text[:end]) {
		f.search(rules.head, 0, end)
	}
	f.sentences()
	if start := max(body, len(r.Text)-footBytes); rules.mention(r.Text[start:]) {
		f.search(rules.foot, start, len(r.Text))
	}
	return f.found
}

// mention tells that a text names an agency, or speaks of agencies or a source:
// most heads and feet of reports do not, and patterns are dear.
func (r *creditRules) mention(text string) bool {
	return slices.ContainsFunc(r.written, func(name string) bool { return strings.Contains(text, name) })
}

type creditFinder struct {
	text   string
	rules  creditRules
	outlet string
	found  []Credit
}

func (f *creditFinder) byline(byline string) {
	for name := range strings.FieldsFuncSeq(byline, func(r rune) bool { return strings.ContainsRune(",;/|()", r) }) {
		if agency, known := f.rules.names[strings.TrimSpace(name)]; known {
			f.add(Credit{Name: agency, Words: byline})
		}
	}
}

// search looks for patterns between two places of the text.
func (f *creditFinder) search(patterns []*regexp.Regexp, start, end int) {
	part := f.text[start:end]
	for _, p := range patterns {
		if m := p.FindStringSubmatchIndex(part); m != nil && m[2] >= 0 {
			span := recount.Span{Start: start + m[0], End: start + m[1]}
			f.addNamed(part[m[2]:m[3]], span)
		}
	}
}

// sentences looks for what may stand anywhere, near its phrases.
func (f *creditFinder) sentences() {
	const before, after = 60, 160 // bytes around a phrase
	text := lowerASCII(f.text[:min(len(f.text), MaxBytes)])
	for _, rule := range f.rules.anywhere {
		for _, phrase := range rule.phrases {
			if at := strings.Index(text, phrase); at >= 0 {
				f.search(rule.pattern, max(0, at-before), min(len(f.text), at+after))
			}
		}
	}
}

// lowerASCII writes capitals of ASCII small, so that no offset changes.
func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

func (f *creditFinder) addNamed(name string, span recount.Span) {
	first, _, _ := strings.Cut(name, " ")
	if f.rules.not[first] {
		return
	}
	c := Credit{Name: name, Words: strings.TrimSpace(f.text[span.Start:span.End]), Span: span}
	if agency, known := f.rules.names[name]; known {
		c.Name = agency
	}
	f.add(c)
}

func (f *creditFinder) add(c Credit) {
	lower := strings.ToLower(c.Name)
	if !strings.HasSuffix(lower, "agencies") && !strings.HasSuffix(lower, "services") && !strings.HasSuffix(lower, "wires") && !strings.HasSuffix(lower, "reports") {
		c.key = outletKey(c.Name)
	}
	same := func(known Credit) bool { return known.Name == c.Name }
	if c.key != f.outlet && !slices.ContainsFunc(f.found, same) {
		f.found = append(f.found, c)
	}
}

// Named tells that a credit names one outlet, and not "agencies".
func (c Credit) Named() bool { return c.key != "" }

// Credits returns what a report says of its own source: whom its page or feed
// names, agencies and outlets in a byline, a dateline or a last line, and
// notices such as "first published by". It is empty where nothing is said of it.
func (d *Document) Credits() []Credit { return slices.Clone(d.credits) }
