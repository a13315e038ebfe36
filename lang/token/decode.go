package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Decode returns the first character of text as a reader sees it and its
// length in bytes. It differs from utf8.DecodeRuneInString where typographic
// characters were garbled on their way: a C1 control character stands for what
// Windows-1252 has in its place, and UTF-8 that was read as Latin-1 or
// Windows-1252 ("â€™", or the same with control characters) for the quotation
// mark, apostrophe, dash or ellipsis that it was. Reports kept as they came
// have both, and quotations hang on them.
func Decode(text string) (rune, int) {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case r < utf8.RuneSelf:
	case r == 'â':
		if mended, length := mend(text[size:]); length > 0 {
			return mended, size + length
		}
	case isC1(r):
		return fromWindows1252(byte(r)), size
	}
	return r, size
}

// Mend returns form with every character as [Decode] has it, and without the
// invisible ones (soft hyphens, joiners, byte order marks) where others remain.
func Mend(form string) string {
	for i := 0; i < len(form); {
		r, size := utf8.DecodeRuneInString(form[i:])
		if read, _ := Decode(form[i:]); read != r || unicode.Is(unicode.Cf, r) {
			return mendFrom(form, i)
		}
		i += size
	}
	return form
}

// mendFrom is Mend for a form whose first i bytes are sound.
func mendFrom(form string, i int) string {
	mended := []byte(form[:i])
	for i < len(form) {
		r, size := Decode(form[i:])
		switch {
		case r == utf8.RuneError:
			mended = append(mended, form[i:i+size]...)
		case !unicode.Is(unicode.Cf, r):
			mended = utf8.AppendRune(mended, r)
		}
		i += size
	}
	if len(mended) == 0 {
		return form
	}
	return string(mended)
}

// mend reads the second and third byte of a character of the block General
// Punctuation (U+2000 to U+203F) from the two characters that they became.
func mend(text string) (rune, int) {
	second, size := utf8.DecodeRuneInString(text)
	if second != 0x80 && second != '€' {
		return 0, 0
	}
	third, length := utf8.DecodeRuneInString(text[size:])
	if i := strings.IndexRune(windows1252, third); i >= 0 && third != utf8.RuneError {
		third = 0x80 + rune(utf8.RuneCountInString(windows1252[:i]))
	}
	mended := 0x2000 + third - 0x80
	switch {
	case third >= 0x80 && third <= 0xbf && !unicode.IsSpace(mended):
		return mended, size + length
	case second == '€' && !unicode.IsLetter(third) && !unicode.IsDigit(third):
		return '”', size // whose last byte Windows-1252 does not have
	}
	return 0, 0
}

// isC1 tells that r is a C1 control character other than NEL, which is white
// space.
func isC1(r rune) bool { return 0x80 <= r && r < 0xa0 && r != 0x85 }

// windows1252 has the characters that Windows-1252 puts at 0x80 to 0x9f;
// where it has none, U+FFFD.
const windows1252 = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ"

// fromWindows1252 returns the character for a byte from 0x80 to 0x9f.
func fromWindows1252(c byte) rune {
	n := byte(0x80)
	for _, r := range windows1252 {
		if n == c {
			return r
		}
		n++
	}
	return utf8.RuneError
}
