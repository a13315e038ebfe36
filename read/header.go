package read

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"recount"
	"recount/internal/lexicon"
)

type headerWords struct {
	fields   map[string]string // word before the colon -> what the line tells
	bylining map[string]bool   // small words of a line of names
	longest  int               // bytes of the longest word before a colon
}

var headers = sync.OnceValue(func() headerWords {
	h := headerWords{fields: map[string]string{}, bylining: map[string]bool{}}
	for _, e := range lexicon.MustRead(data, "data/headers.txt") {
		switch e.Section {
		case "header":
			h.fields[e.Field(0)] = e.Field(1)
			h.longest = max(h.longest, len(e.Field(0)))
		case "byline":
			h.bylining[e.Field(0)] = true
		}
	}
	return h
})

// heading is what the lines above a report tell of it.
type heading struct {
	report  recount.Report
	updated recount.Day // counts where no day of publication is told
}

// take reads the lines of the heading that text begins with, and returns what
// follows them.
func (h *heading) take(text string) string {
	for text != "" {
		line, rest, _ := strings.Cut(text, "\n")
		if strings.TrimSpace(line) != "" && !h.line(strings.TrimSpace(line)) {
			break
		}
		text = rest
	}
	return text
}

// line reads one line, and tells whether it belongs to the heading.
func (h *heading) line(line string) bool {
	if strings.Trim(line, "-=*_") == "" {
		return true // a rule, or the fence of YAML
	}
	before, value, colon := strings.Cut(line, ":")
	if colon && len(before) <= headers().longest {
		if field, known := headers().fields[strings.ToLower(strings.TrimSpace(before))]; known {
			return h.set(field, strings.Trim(strings.TrimSpace(value), `"`))
		}
	}
	word, value, _ := strings.Cut(line, " ")
	switch headers().fields[strings.ToLower(word)] {
	case "date", "update":
		return h.set(headers().fields[strings.ToLower(word)], value)
	case "byline":
		return areNames(value) && h.set("byline", value)
	}
	day, rest, ok := parseDate(line)
	if ok = ok && rest == ""; ok {
		setOnce(&h.report.Published, day)
	}
	return ok
}

// set notes what a line tells; the first line of its kind counts.
func (h *heading) set(field, value string) bool {
	switch field {
	case "date", "update":
		day, rest, ok := parseDate(value)
		if !ok {
			return false
		}
		if field == "update" {
			setOnce(&h.updated, day)
		} else {
			setOnce(&h.report.Published, day)
		}
		h.afterDate(rest)
	case "source":
		setOnce(&h.report.Source, value)
	case "byline":
		setOnce(&h.report.Byline, value)
	case "title":
		setOnce(&h.report.Title, value)
	case "url":
		setOnce(&h.report.URL, value)
	}
	return true
}

// afterDate reads what stands behind a date on its line: another header, or
// the title.
func (h *heading) afterDate(rest string) {
	rest = strings.TrimLeft(rest, " \t|,;·–-")
	if len(strings.Fields(rest)) > 1 && !h.line(rest) && len(strings.Fields(rest)) > 2 {
		setOnce(&h.report.Title, rest)
	}
}

func setOnce[T comparable](field *T, value T) {
	var unset T
	if *field == unset {
		*field = value
	}
}

// areNames tells whether words are the names of writers rather than the
// beginning of a sentence: "By Ann Lee in Riga", not "By noon the river …".
func areNames(words string) bool {
	fields := strings.FieldsFunc(words, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '|' || r == '/' })
	capitals := 0
	for _, word := range fields {
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case unicode.IsUpper(first):
			capitals++
		case !headers().bylining[word]:
			return false
		}
	}
	return capitals > 0 && len(fields) <= 14 && !isStop(lastRune([]byte(words)))
}

func isStop(r rune) bool { return strings.ContainsRune(".!?…。", r) }
