package name

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestPhrase is the most words of a description that are looked at: what
// is longer was misread.
const longestPhrase = 40

// word is one word of a description.
type word struct {
	form  string // as written, without the possessive and marks around it
	key   string // small letters, American spelling, without points
	owner bool   // "Ukraine's"
	comma bool   // a comma, a dash or a bracket follows
}

// capital tells whether a word begins with a capital, but for the article of
// an Arabic name ("al-Assad").
func (w word) capital() bool {
	form := w.form
	if before, rest, ok := strings.Cut(form, "-"); ok && is("article", before) {
		form = rest
	}
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r)
}

// split divides a description into its words.
func split(text string) []word {
	var words []word
	for _, field := range strings.Fields(mended(text)) {
		if open := strings.HasPrefix(field, "(") || field == "-" || field == "–" || field == "—"; open && len(words) > 0 {
			words[len(words)-1].comma = true
		}
		if w := newWord(field); w.key != "" {
			words = append(words, w)
		}
		if len(words) == longestPhrase {
			break
		}
	}
	return words
}

// mended writes apostrophes as typewriters do, also those that a wrong
// decoding of UTF-8 has left as three characters.
var mender = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "â\u0080\u0099", "'", "â€™", "'", "\u00a0", " ", "“", "", "”", "", "\"", "")

func mended(text string) string { return mender.Replace(text) }

func newWord(field string) word {
	w := word{comma: strings.HasSuffix(field, ",") || strings.HasSuffix(field, ")") || strings.HasSuffix(field, ";")}
	form := strings.Trim(field, "'(),;:!?[]-–—")
	if rest, ok := strings.CutSuffix(form, "'s"); ok {
		form, w.owner = rest, true
	} else if strings.HasSuffix(strings.TrimRight(field, ",;"), "s'") {
		w.owner = true
	}
	w.form, w.key = form, american(form)
	return w
}

// american returns a word in small letters and American spelling, without
// points and diacritics.
func american(form string) string {
	plain := strings.ToLower(strings.ReplaceAll(form, ".", ""))
	switch {
	case plain == "":
		return ""
	case strings.HasSuffix(plain, "isation"), strings.HasSuffix(plain, "isations"):
		return strings.Replace(plain, "isation", "ization", 1)
	}
	if to, ok := spellings().british[plain]; ok {
		return to
	}
	return decompose(plain)
}

// decompose drops the diacritics of a word.
func decompose(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, decomposed(text))
}

// keys joins the keys of words by spaces.
func keys(words []word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.key)
	}
	return b.String()
}

// forms joins words as written by spaces.
func forms(words []word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.form)
	}
	return b.String()
}

// beforeComma parts what stands before the first comma from what follows it.
func beforeComma(words []word) (head, tail []word) {
	for i, w := range words {
		if w.comma {
			return words[:i+1], words[i+1:]
		}
	}
	return words, nil
}

// beforeCut returns the words before the first at which a description tells no
// more of who it is: "police in Kyiv".
func beforeCut(words []word) (head, tail []word) {
	for i, w := range words {
		if i > 0 && is("cut", w.key) && !w.capital() {
			return words[:i], words[i:]
		}
	}
	return words, nil
}

// withoutLoose drops words from the front that do not tell who it is.
func withoutLoose(words []word) []word {
	for len(words) > 1 && loose(words[0]) {
		words = words[1:]
	}
	return words
}

func loose(w word) bool {
	if is("loose", w.key) || is("loose small", w.key) && !w.capital() {
		return true
	}
	if w.capital() && !hasHyphen(w) {
		return false
	}
	for start := range vocab().words["loose start"] {
		if strings.HasPrefix(w.key, start) {
			return true
		}
	}
	for end := range vocab().words["loose end"] {
		if strings.HasSuffix(w.key, end) {
			return true
		}
	}
	return strings.Trim(w.key, "0123456789,") == ""
}

func hasHyphen(w word) bool { return strings.IndexByte(w.form, '-') >= 0 }
