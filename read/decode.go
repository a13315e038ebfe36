package read

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

var utf8BOM = []byte("\xef\xbb\xbf")

// decode returns bytes as UTF-8. What they are tells more than what they say
// of themselves: the declared encoding (a name as in HTML, or empty) counts
// only where they are neither UTF-16 nor valid UTF-8.
func decode(data []byte, declared string) (string, *fault) {
	if order := wide(data); order != nil {
		return decodeWide(data, order)
	}
	data = bytes.TrimPrefix(data, utf8BOM)
	if utf8.Valid(data) {
		return string(data), nil
	}
	if page, err := htmlindex.Get(declared); err == nil && !western(page) {
		text, err := page.NewDecoder().Bytes(data)
		if err == nil {
			return string(text), nil
		}
	}
	return decodeMixed(data)
}

// western tells the encodings that [decodeMixed] reads.
func western(page encoding.Encoding) bool {
	return page == unicode.UTF8 || page == charmap.Windows1252
}

func decodeWide(data []byte, order encoding.Encoding) (string, *fault) {
	if len(data)%2 != 0 {
		return "", &oddUTF16
	}
	text, err := order.NewDecoder().Bytes(data)
	if err != nil {
		return "", unreadable(err)
	}
	return string(text), nil
}

// wide returns the byte order of UTF-16, told by its byte order mark or by
// zeros that stand in every second byte, as they do in any text of mostly
// Latin letters; nil where the bytes are not UTF-16.
func wide(data []byte) encoding.Encoding {
	little := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	big := unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return little
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return big
	}
	var zeros [2]int
	sample := data[:min(len(data), 4096)]
	for i, c := range sample {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch enough := len(sample) * 3 / 10; {
	case len(sample) < 4:
		return nil
	case zeros[1] > enough && zeros[0] == 0:
		return little
	case zeros[0] > enough && zeros[1] == 0:
		return big
	}
	return nil
}

// decodeMixed reads Windows-1252, and text in which some of it was pasted into
// UTF-8: what is valid UTF-8 stays, and every other byte is one character of
// Windows-1252. Text in which such bytes abound is in a third encoding, and
// would come out as nonsense.
func decodeMixed(data []byte) (string, *fault) {
	const few, oneIn = 16, 8
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	single := 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(data[0])
			single++
		}
		b.WriteRune(r)
		data = data[size:]
	}
	if single > few && single*oneIn > b.Len() {
		return "", &unknownText
	}
	return b.String(), nil
}
