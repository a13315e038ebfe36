package read

import (
	"errors"
	"fmt"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

// Extractor finds the article of a page.
type Extractor interface {
	// Extract returns the article of doc, which it may change. The article's
	// Body is nil where the page has none.
	Extract(doc *html.Node) (Article, error)
}

// Article is what an [Extractor] finds. Body is required, the rest is used
// where the page's metadata does not tell it.
type Article struct {
	Body                *html.Node // the element that holds the words
	Title, Byline, Site string
}

// Readability is the [Extractor] of the readeck project, after Mozilla's
// Readability.js. Of the extractors that were measured it is not the very best
// (F 0.88 against 0.90), but the better ones take a quarter of a second to
// start, with every command.
var Readability Extractor = readabilityExtractor{}

type readabilityExtractor struct{}

// Bounds on the time that one page takes: Readability reads the text of an
// element for every element around it. Pages of news have some thousands of
// elements and a weight of some millions.
const (
	maxElements = 100_000
	maxWeight   = 100 << 20 // bytes of text, each counted once for every element around it
)

func (readabilityExtractor) Extract(doc *html.Node) (Article, error) {
	if weight(doc, 0) > maxWeight {
		return Article{}, errors.New("the page is nested too deep for its length")
	}
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	parser.KeepClasses = true // render leaves captions out by them
	parser.DisableJSONLD = true
	found, err := parser.ParseAndMutate(doc, nil)
	if err != nil {
		return Article{}, err
	}
	return Article{Body: found.Node, Title: found.Title(), Byline: found.Byline(), Site: found.SiteName()}, nil
}

func weight(n *html.Node, depth int) int {
	if n.Type == html.TextNode {
		return depth * len(n.Data)
	}
	total := 0
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		total += weight(child, depth+1)
	}
	return total
}

// extract calls an extractor. That it fails on one page, however it does,
// costs that page and no other.
func extract(extractor Extractor, doc *html.Node) (found Article, f *fault) {
	defer func() {
		if p := recover(); p != nil {
			f = &fault{fmt.Sprintf("its article could not be found: %v", p), noArticle.hint}
		}
	}()
	found, err := extractor.Extract(doc)
	if err != nil {
		return Article{}, &fault{"its article could not be found: " + err.Error(), noArticle.hint}
	}
	return found, nil
}
