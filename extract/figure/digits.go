package figure

import (
	"strconv"
	"strings"
)

// longest is the number of bytes beyond which digits are no amount but a key, a
// hash or noise.
const longest = 40

// largest is the number beyond which magnitude words are heaped up, not said.
const largest = 1e15

// digitsValue returns what digits with separators say; ok is false where they
// are no number: versions (1.2.3), dotted dates, very long runs.
func digitsValue(s string) (v float64, ok bool) {
	if len(s) > longest {
		return 0, false
	}
	if strings.ContainsAny(s, "'’") {
		s = strings.NewReplacer("'", "", "’", "").Replace(s)
	}
	switch strings.Count(s, ".") {
	case 0, 1:
		s = strings.ReplaceAll(s, ",", "")
	default:
		if strings.Contains(s, ",") || !dotGrouped(s) {
			return 0, false
		}
		s = strings.ReplaceAll(s, ".", "")
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

// dotGrouped tells that dots group thousands: 1.000.000.
func dotGrouped(s string) bool {
	parts := strings.Split(s, ".")
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return false
		}
	}
	return len(parts[0]) <= 3
}
