package read

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode"
)

// json reads one JSON object, or an array of them.
func (s *stream) json(data []byte) {
	if wide(data) != nil {
		text, f := decode(data, "")
		if f != nil {
			s.fault(spot{}, f)
			return
		}
		data = []byte(text)
	}
	if data = bytes.TrimSpace(bytes.TrimPrefix(data, utf8BOM)); data[0] == '{' {
		s.object(spot{}, data)
		return
	}
	s.array(string(data))
}

// array reads the objects of a JSON array; each has the line on which it
// begins for its place.
func (s *stream) array(text string) {
	decoder := json.NewDecoder(strings.NewReader(text))
	lines := lineCounter{text: text, line: 1}
	_, err := decoder.Token()
	found := false
	for err == nil && decoder.More() && !s.stopped {
		var object json.RawMessage
		begin := int(decoder.InputOffset())
		if err = decoder.Decode(&object); err == nil {
			begin += strings.IndexFunc(text[begin:], inObject)
			s.object(onLine(lines.at(begin)), object)
			found = true
		}
	}
	switch {
	case s.stopped:
	case err != nil:
		s.fault(onLine(lines.at(int(decoder.InputOffset()))), jsonFault(err))
	case !found:
		s.fault(spot{}, &empty)
	}
}

// inObject tells that r is no part of what parts the values of an array.
func inObject(r rune) bool { return r != ',' && !unicode.IsSpace(r) }

// lineCounter numbers the lines of a text, for offsets that only grow.
type lineCounter struct {
	text         string
	offset, line int
}

func (l *lineCounter) at(offset int) int {
	l.line += strings.Count(l.text[l.offset:offset], "\n")
	l.offset = offset
	return l.line
}
