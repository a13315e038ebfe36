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
	notPage     = fault{"it is XML that is neither a page nor a feed", "save the report as HTML or plain text"}
	packedOften = fault{"it is compressed more than three times over", "unpack it"}
	bomb        = fault{"it unpacks to more than 300 times its size: this is no collection of reports", "unpack it and look at what is in it"}
	nestedZip   = fault{"it is a zip folder within a zip folder within another", "unpack the outer ones"}
	damagedZip  = fault{"the zip folder is damaged: what is in it cannot be told", again}
	emptyZip    = fault{"there is no file in the zip folder", "name a zip folder that holds reports"}
	largeZip    = fault{"it is a zip folder of over 32 MB that does not lie on the disk by itself", "save it as a file and name that"}
	oddZip      = fault{"it is compressed in a way that only some programs know", "pack the zip folder again"}
	encrypted   = fault{"it is encrypted", "unpack it with its password"}
	arcFile     = fault{"it is an ARC file, the form of web archives before WARC", `make a WARC file of it, with "warcio recompress" say`}
	altered     = fault{"its content is not what its digest in the archive is of: it was damaged or changed since it was fetched", "get the archive again, or the page itself"}
	alteredFile = fault{"it was read, but it is not the file of which the digest stands in datapackage.json: it was damaged or changed since it was made", "get the archive again, and compare"}
	feedXML     = fault{"the feed is not well-formed XML, and no item of it can be told", again}
	noItems     = fault{"there is no item in the feed", "leave it out, or fetch it again later"}
	emptyItem   = fault{"the item has neither title nor text", "read the page that it links to"}
	noMessage   = fault{"there is no message in the mailbox", "name a mailbox that holds mail"}
	emptyMail   = fault{"the message has neither subject nor text", "leave it out"}
	crowdedMail = fault{"the message has parts within parts without end", "save the words of the report as plain text"}
	unopened    = fault{"it is an attachment, and was not read", "save it as a file and name that"}
)

const badRecord = "fetch the page again, or leave it"

func unreadable(err error) *fault {
	return &fault{reason: "it cannot be read: " + err.Error()}
}

func notText(what string) *fault {
	return &fault{fmt.Sprintf("it is %s, not text", what), "save the report as plain text or HTML"}
}
