package recount

import (
	"fmt"
	"slices"
	"strings"
)

// NoneOf tells that a word is none of those that may be chosen.
type NoneOf struct {
	Reason  string
	Choices []string
}

func (e *NoneOf) Error() string {
	return e.Reason + ": choose one of " + strings.Join(e.Choices, ", ")
}

// OneOf reads one of several words in lower case, in whatever case it is given;
// empty for none. what says what they are. Another word is [NoneOf] them.
func OneOf[Word ~string](what, given string, of []Word) (Word, error) {
	word := Word(strings.ToLower(given))
	if word == "" || slices.Contains(of, word) {
		return word, nil
	}
	fault := &NoneOf{Reason: fmt.Sprintf("there is no %s %q", what, given)}
	for _, one := range of {
		fault.Choices = append(fault.Choices, string(one))
	}
	return "", fault
}

// MeasureNamed reads a measure, empty for none.
func MeasureNamed(name string) (Measure, error) { return OneOf("measure", name, Measures()) }
