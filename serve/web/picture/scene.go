package picture

import (
	"strings"
	"unicode"
)

// Scene is a picture laid out: what there is to draw, back to front.
type Scene struct {
	Width, Height float64
	Title         string // what the picture shows, in words
	Text          string // and what is to be seen in it
	Items         []Item
}

// Item is one thing to draw: a group, else a shape, else words.
type Item struct {
	Group *Group
	Shape *Shape
	Words *Words
}

// Group is a mark: what it shows belongs together and can be pointed at.
type Group struct {
	Name  string // who, how many and when, in a line
	Title string // all there is to tell of it
	Href  string // where it leads; empty: nowhere
	Claim string // id
	Items []Item
}

// Shape is a line through points, closed where it is filled.
type Shape struct {
	Points  []Point
	Closed  bool
	Fill    string  // a colour; empty: none
	Opacity float64 // of the fill, 0 to 1; 0 is as 1
	Stroke  string  // a colour; empty: none
	Width   float64 // of the stroke
	Dashed  bool
	Lit     bool    // stands out when its mark is pointed at
	Round   float64 // radius, where the points stand round a middle as a circle does
}

// Point is a place, in pixels from the top left.
type Point struct{ X, Y float64 }

// Words are one line of text.
type Words struct {
	Text   string
	At     Point // of the baseline
	Anchor string
	Size   float64
	Bold   bool
	Colour string
	Halo   bool // stands out from what is behind
}

// Where words are anchored.
const (
	atStart  = "start"
	atMiddle = "middle"
	atEnd    = "end"
)

// Colours that depend on where the picture stands: on light or dark paper.
const (
	ink    = "ink"    // text and axes
	faint  = "faint"  // what is beside the matter
	rule   = "rule"   // lines behind
	paper  = "paper"  // the ground
	accent = "accent" // of the page
)

func shape(s Shape) Item { return Item{Shape: &s} }

func words(w Words) Item { return Item{Words: &w} }

// stroke is a line between two points.
func stroke(x1, y1, x2, y2 float64, colour string, width float64) Item {
	return shape(Shape{Points: []Point{{x1, y1}, {x2, y2}}, Stroke: colour, Width: width})
}

// letter is how wide most letters are, against the size of the text.
const letter = 0.62

// textWidth is about how wide words are: the fonts of a reader are not known,
// and what letters take of a wide one (DejaVu Sans) is more than of most.
func textWidth(text string, size float64) float64 {
	wide := 0.0
	for _, r := range text {
		switch {
		case strings.ContainsRune(" .,:;'’|!iIjl", r):
			wide += 0.33
		case strings.ContainsRune("frt-()[]/“”", r):
			wide += 0.42
		case strings.ContainsRune("mwMW%@—…", r) || r >= 0x1100: // full width, as Chinese is written
			wide += 0.95
		case unicode.IsUpper(r):
			wide += 0.7
		default:
			wide += letter
		}
	}
	return wide * size
}
