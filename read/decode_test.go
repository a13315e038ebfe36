package read

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func TestDecode(t *testing.T) {
	const text = "“Ten houses” fell in Orléans – the mayor’s office said…\nA second line of it."
	tests := map[string]struct {
		as       encoding.Encoding
		declared string
	}{
		"UTF-8":                   {unicode.UTF8, ""},
		"UTF-8 with a mark":       {unicode.UTF8BOM, ""},
		"UTF-8 under a lie":       {unicode.UTF8, "iso-8859-1"},
		"UTF-16LE with a mark":    {unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), ""},
		"UTF-16BE with a mark":    {unicode.UTF16(unicode.BigEndian, unicode.UseBOM), ""},
		"UTF-16LE without a mark": {unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), ""},
		"UTF-16BE without a mark": {unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), ""},
		"Windows-1252":            {charmap.Windows1252, ""},
		"Windows-1252 declared":   {charmap.Windows1252, "latin1"},
		"Windows-1252 under UTF8": {charmap.Windows1252, "utf-8"},
		"Windows-1250 declared":   {charmap.Windows1250, "windows-1250"},
		"Mac OS declared":         {charmap.Macintosh, "macintosh"},
	}
	for name, test := range tests {
		data, err := test.as.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(name, err)
		}
		got, f := decode(data, test.declared)
		if f != nil || got != text {
			t.Errorf("%s: %q, %+v", name, got, f)
		}
	}
}

func TestDecodeMixed(t *testing.T) {
	got, f := decode([]byte("UTF-8 “here” and Windows-1252 \x93there\x94"), "")
	if want := "UTF-8 “here” and Windows-1252 “there”"; f != nil || got != want {
		t.Errorf("%q, %+v", got, f)
	}
}

func TestDecodeFaults(t *testing.T) {
	cyrillic, err := charmap.Windows1251.NewEncoder().String("Сегодня в городе сообщили о пяти погибших, сказал мэр.")
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		data string
		want *fault
	}{
		"a third encoding": {cyrillic, &unknownText},
		"half a character": {"\xff\xfeT\x00e\x00n\x00 ", &oddUTF16},
	}
	for name, test := range tests {
		if got, f := decode([]byte(test.data), ""); f != test.want {
			t.Errorf("%s: %q, %+v", name, got, f)
		}
	}
}

// longText returns some 100 KB of text with every kind of damage in it.
func longText() string {
	paragraph := "The mayorâ€™s office said 12\u00a0000 people &amp; their animals had left Orléans by Friday.\r\n\r\n" +
		"Ten houses fell when the river rose on Tuesday night, and two more are thought to be unsafe, officials said.\n"
	return strings.Repeat(paragraph, 500)
}
