package name

import "strings"

// kindNamed returns the kind of body that the words name: one that is listed,
// or any ministry. Words before it tell of what place it is, or set it apart.
func kindNamed(words []word) party {
	for i := range words {
		kind, ok := vocab().kinds[keys(words[i:])]
		if ok && (i == 0 || words[i-1].key != "of") && !(len(words)-i == 1 && adjectiveOnly(words[i].key)) {
			return party{kind: kind}.setApart(words[:i])
		}
	}
	for i := range words {
		if kind, ok := portfolio(words[i:]); ok {
			return party{kind: kind}.setApart(words[:i])
		}
	}
	return officeOfKind(words)
}

// officeOfKind reads bodies by their matter and a noun of bodies: "health
// authority", "military high command".
func officeOfKind(words []word) party {
	last := len(words) - 1
	if last < 1 || !is("of state", words[last].key) || words[last].key == "council" {
		return party{}
	}
	matter := words[:last]
	if is("loose small", matter[last-1].key) && last > 1 {
		matter = matter[:last-1]
	}
	for i := range matter {
		if kind, ok := vocab().before[keys(matter[i:])]; ok && kind != "government" {
			return party{kind: kind}.setApart(words[:i])
		}
	}
	return party{}
}

// adjectiveOnly tells whether a word is the matter of a ministry, and no body
// by itself: "health", "interior".
func adjectiveOnly(key string) bool {
	switch vocab().kinds[key] {
	case "defence", "foreign", "interior", "health", "finance", "justice":
		return true
	}
	return false
}

// portfolio reads ministries: "health ministry", "Ministry of Public Health",
// "Department of Justice".
func portfolio(words []word) (kind string, ok bool) {
	last := len(words) - 1
	switch {
	case last > 0 && isMinistry(words[last].key):
		words = words[:last]
	case last > 1 && isMinistry(words[0].key) && (words[1].key == "of" || words[1].key == "for"):
		words = withoutArticle(words[2:])
	default:
		return "", false
	}
	for _, w := range words {
		if w.key == "of" || w.key == "in" {
			return "", false
		}
	}
	if kind, ok := vocab().kinds[keys(words)]; ok {
		return kind, true
	}
	if kind, ok := vocab().before[keys(words)]; ok {
		return kind, true
	}
	return strings.ReplaceAll(orgKey(words), "-", ""), true
}

func isMinistry(key string) bool {
	return key == "ministry" || key == "department" || key == "ministries"
}

// kindBefore returns the kind that words before "officials" tell of: "US
// military", "Gaza health".
func kindBefore(words []word) party {
	for i := range words {
		kind, ok := vocab().before[keys(words[i:])]
		if !ok {
			kind, ok = vocab().kinds[keys(words[i:])]
		}
		if !ok {
			kind, ok = portfolio(words[i:])
		}
		if ok {
			return party{kind: kind}.setApart(words[:i])
		}
	}
	return party{}
}
