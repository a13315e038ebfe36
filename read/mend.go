package read

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// mend repairs what careless conversions leave in texts and pages: entities,
// UTF-8 read as another encoding, control and invisible characters, line ends,
// blanks. Nothing that a reader sees in a sound text is changed.
func mend(text string) string {
	const rounds = 3 // the deepest damage seen in the wild is double
	for range rounds {
		next := redecode(unescape(text))
		if next == text {
			break
		}
		text = next
	}
	return tidy(characters(text))
}

// entity matches whole character references alone: "S&P", "R&D" and the
// "&copy=2" of an address are none.
var entity = lazy(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

func unescape(text string) string {
	if !strings.Contains(text, "&") {
		return text
	}
	return entity().ReplaceAllStringFunc(text, html.UnescapeString)
}

// codePage is an encoding that UTF-8 was once read as, with the characters
// that are believed when its bytes are read as UTF-8 again. Others are more
// often sound text by chance: “(café’”) has the bytes of a Chinese character.
type codePage struct {
	page     *charmap.Charmap
	believed *unicode.RangeTable
}

var codePages = []codePage{
	{charmap.Windows1252, &unicode.RangeTable{
		R16: []unicode.Range16{
			{0x00a0, 0x017f, 1},                      // Latin with accents
			{0x2000, 0x206f, 1},                      // punctuation
			{0x20a0, 0x20bf, 1},                      // currencies
			{0x2100, 0x214f, 1}, {0x2150, 0x215f, 1}, // letter-like, fractions
			{0xfb00, 0xfb04, 1}, {0xfeff, 0xfeff, 1}, {0xfffd, 0xfffd, 1}, // ligatures, BOM, lost characters
		},
		R32: []unicode.Range32{{0x1f300, 0x1faff, 1}}, // pictures
	}},
	{charmap.Macintosh, &unicode.RangeTable{
		R16: []unicode.Range16{{0x00a0, 0x00ff, 1}, {0x2000, 0x203f, 1}, {0x20a0, 0x20bf, 1}},
	}},
}

// redecode reads as UTF-8 what once was UTF-8 and was read as another
// encoding: "â€™" is ’ and "Ã©" is é.
func redecode(text string) string {
	for _, c := range codePages {
		text = c.redecode(text)
	}
	return text
}

func (c codePage) redecode(text string) string {
	var b strings.Builder
	last, before := 0, rune(0)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r >= utf8.RuneSelf {
			if mended, width := c.decode(text[i:], before); width > 0 {
				b.WriteString(text[last:i])
				b.WriteRune(mended)
				size, r = width, mended
				last = i + width
			}
		}
		before = r
		i += size
	}
	if last == 0 {
		return text
	}
	b.WriteString(text[last:])
	return b.String()
}

// decode returns the character that text begins with when it is read as UTF-8
// again, and how many bytes of text it takes; width is 0 where text begins
// with sound words. The character before it is needed to tell.
func (c codePage) decode(text string, before rune) (r rune, width int) {
	var code []byte
	var after [utf8.UTFMax + 1]int // bytes of text behind each byte of code
	for i := 0; len(code) < utf8.UTFMax && i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		octet, ok := c.octet(r)
		if !ok || len(code) > 0 && octet&0xc0 != 0x80 {
			break
		}
		code = append(code, octet)
		i += size
		after[len(code)] = i
	}
	r, size := utf8.DecodeRune(code)
	switch {
	case string(code) == "\xe2\x80":
		return lostQuote(text, after[2])
	case size < 2, !unicode.Is(c.believed, r), closesWord(before, code, text[after[size]:]):
		return 0, 0
	}
	return r, after[size]
}

// octet returns the byte that is r in the code page. Bytes that its standard
// leaves open, or that were taken for Latin-1, are control characters.
func (c codePage) octet(r rune) (byte, bool) {
	if octet, ok := c.page.EncodeRune(r); ok && octet >= 0x80 {
		return octet, true
	}
	if 0x80 <= r && r < 0xa0 {
		return byte(r), true
	}
	return 0, false
}

// lostQuote mends a closing quotation mark (E2 80 9D) whose last byte is no
// character of Windows-1252 and went missing, or became a question mark.
func lostQuote(text string, width int) (rune, int) {
	for _, trace := range []string{"\ufffd", "?"} {
		if strings.HasPrefix(text[width:], trace) {
			width += len(trace)
			break
		}
	}
	return '”', width
}

// closesWord tells a word in capitals before a closing mark, as in “SMÅ” or
// IRMÃ’, from the two bytes of one letter.
func closesWord(before rune, code []byte, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return len(code) == 2 && code[0] >= 0xc3 && unicode.IsUpper(before) && !unicode.IsLetter(next) &&
		strings.IndexByte("\x85\x92\x94\x96\x97", code[1]) >= 0
}
