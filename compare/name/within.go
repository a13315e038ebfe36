package name

import "strings"

// WithinSentence writes the name of a speaker as it stands within a sentence:
// without the capital that an article, or the noun of an unnamed speaker, has at
// the beginning of one: "the coastguard", "witnesses".
func WithinSentence(name string) string {
	first, rest, _ := strings.Cut(name, " ")
	lower := strings.ToLower(first)
	_, role := vocab().roles[strings.TrimSuffix(lower, "s")]
	if !role {
		_, role = vocab().roles[lower]
	}
	role = role || is("collective", lower)
	switch {
	case is("determiner", lower):
		return lower + name[len(first):]
	case role && strings.ToLower(rest) == rest:
		return lower + name[len(first):]
	}
	return name
}
