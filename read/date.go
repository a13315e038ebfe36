package read

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"recount"
)

// The ways in which headers and pages write a day, alone or before a time.
// Days and months in figures are taken only where one reading is possible, or
// where points part them, which is European.
const (
	weekdayPart = `(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?`
	monthPart   = `(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	dayPart     = `(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?`
	yearPart    = `(?P<year>[12][0-9]{3})`
	clockPart   = `[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?\s*(?:[ap]\.?m\.?)?`
	zonePart    = `(?:\s*\(?(?:(?:utc|gmt|z|[ecmp][sd]t|bst|ist|msk|cest|eest|[ce]et)\b)?(?:[+-][0-9]{2}:?[0-9]{2}\b)?\)?)`
)

var dateForms = sync.OnceValue(func() []*regexp.Regexp {
	return compileForms(
		yearPart+`-(?P<month>[0-9]{1,2})-`+dayPart+`(?:t`+clockPart+zonePart+`)?`,
		yearPart+`/(?P<month>[0-9]{1,2})/`+dayPart,
		yearPart+`(?P<month>[01][0-9])(?P<day>[0-3][0-9])(?:t[0-9]{4,6}`+zonePart+`)?`,
		weekdayPart+dayPart+`[\s-]+(?:of\s+)?`+monthPart+`[\s,-]+`+yearPart,
		weekdayPart+monthPart+`\s+`+dayPart+`,?\s+`+yearPart,
		weekdayPart+monthPart+`\s+`+dayPart+`\s+`+clockPart+`\s+(?:[a-z]{3,4}\s+)?`+yearPart,
		dayPart+`\.(?P<month>[0-9]{1,2})\.`+yearPart,
		`(?P<either>[0-9]{1,2})/(?P<other>[0-9]{1,2})/`+yearPart,
	)
})

// clock is a time of day beside a date, with what joins the two.
var clock = lazy(`(?i)^(?:\s|,|\||-|–|·|at\b|@)*` + clockPart + zonePart)

// lazy compiles a pattern when it is first needed: a program that only prints
// its help should not wait for it.
func lazy(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

func compileForms(patterns ...string) []*regexp.Regexp {
	forms := make([]*regexp.Regexp, len(patterns))
	for i, p := range patterns {
		forms[i] = regexp.MustCompile(`(?i)^` + p + `(?:\b|$)`)
	}
	return forms
}

// parseDate reads the day that s begins with, and the time of day before or
// behind it, in the time zone in which it is written. The rest is what follows.
func parseDate(s string) (day recount.Day, rest string, ok bool) {
	s = strings.TrimSpace(s)
	if first := clock().FindString(s); first != "" && len(first) < len(s) {
		s = strings.TrimLeft(s[len(first):], " ,|-–·")
	}
	for _, form := range dateForms() {
		match := form.FindStringSubmatch(s)
		if match == nil {
			continue
		}
		if day, ok = dayOf(form, match); ok {
			rest = s[len(match[0]):]
			rest = rest[len(clock().FindString(rest)):]
			return day, strings.TrimSpace(rest), true
		}
	}
	return recount.Day{}, s, false
}

// dayOf returns the day that a match names; ok is false where there is no such
// day, or where it could be either of two.
func dayOf(form *regexp.Regexp, match []string) (recount.Day, bool) {
	part := func(name string) int {
		if i := form.SubexpIndex(name); i > 0 {
			n, _ := strconv.Atoi(match[i])
			return n
		}
		return 0
	}
	day, month := part("day"), time.Month(part("month"))
	if i := form.SubexpIndex("name"); i > 0 {
		month = monthNamed(match[i])
	}
	if form.SubexpIndex("either") > 0 {
		first, second := part("either"), part("other")
		if first <= 12 && second <= 12 && first != second {
			return recount.Day{}, false
		}
		day, month = max(first, second), time.Month(min(first, second))
	}
	return recount.ValidDay(part("year"), month, day)
}

// monthNamed returns the month of an English name or of its first three letters.
func monthNamed(name string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(m.String()[:3], name[:3]) {
			return m
		}
	}
	return 0
}
