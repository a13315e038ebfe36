package read

import (
	"fmt"

	"recount"
)

// fault says what is wrong with an input whose place the caller knows.
type fault struct{ reason, hint string }

func (f *fault) at(place string) *recount.Problem {
	return &recount.Problem{Place: place, Reason: f.reason, Hint: f.hint}
}

const again = "fetch or save it again"

// The faults that name nothing of the input.
var (
	empty       = fault{"it is empty", "leave it out, or save it again with its text"}
	tooMuchText = fault{"its text is over 10 MB: this is no single report", "cut it into reports, one a file, or one a line as JSON"}
	tooLarge    = fault{"it is over 32 MB: this is no single report", "as JSON lines, one report a line, a collection may be of any size"}
	longLine    = fault{"the line is over 32 MB", "a report is one JSON object on one line, its text at most 10 MB"}
	oddUTF16    = fault{"it is cut off in the middle of a character (UTF-16 with an odd number of bytes)", again}
	unknownText = fault{"its characters are neither UTF-8, UTF-16 nor Windows-1252", "save it as UTF-8"}
	cutPage     = fault{"the page is cut off before its end", again}
	noArticle   = fault{"no article was found in the page", "save the article's own page, or its words as a text file"}
	notEnglish  = fault{"the text is not English: most of its letters are not Latin ones", "recount reads English alone; give it a translation"}
	notPage     = fault{"it is XML that is no page", "save the report as HTML or plain text"}
)

func unreadable(err error) *fault {
	return &fault{reason: "it cannot be read: " + err.Error()}
}

func notText(what string) *fault {
	return &fault{fmt.Sprintf("it is %s, not text", what), "save the report as plain text or HTML"}
}
