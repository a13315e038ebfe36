package web_test

import (
	"bytes"
	"cmp"
	"flag"
	"image"
	"image/color"
	"image/png"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"recount/ledger"
)

var shots = flag.String("shots", "", "put screenshots of the main pages into this folder")

// TestScreenshots makes the pictures of README.md anew, of the reports in
// examples:
//
//	go test ./serve/web -run Screenshots -shots ../../docs
func TestScreenshots(t *testing.T) {
	if *shots == "" {
		t.Skip("name a folder: -shots DIR")
	}
	p := openDesk(t, "../../examples")
	b := openBrowser(t, p)
	largest, err := p.ledger.Questions(t.Context(), ledger.QuestionFilter{Sort: "claims"}, ledger.Page{Limit: 1})
	if err != nil || len(largest.Rows) == 0 {
		t.Fatalf("there are no questions: %v", err)
	}
	question := "/questions/" + largest.Rows[0].ID
	claim := p.figure(t, "More than 3,000", "The Example Observer")
	for _, s := range []struct {
		name, path, scheme string
		width, height      int64
		at                 string // the element that the picture begins at
	}{
		{"questions", "/?sort=claims", "light", 1180, 820, ""},
		{"question", question, "light", 1180, 980, ""},
		{"standing", question, "light", 1180, 900, "#h-standing"},
		{"report", "/reports/" + url.PathEscape(claim.Report) + "?claim=" + claim.ID, "light", 1180, 820, ""},
		{"claimant", "/claimant?line=" + url.QueryEscape(claim.Line), "light", 1180, 760, ""},
		{"review", "/review", "light", 1180, 760, ""},
		{"phone", question, "light", 390, 844, ""},
		{"dark", question, "dark", 1180, 980, ""},
	} {
		b.look(t, s.width, s.scheme)
		b.do(t, chromedp.EmulateViewport(s.width, s.height, chromedp.EmulateScale(1.5)))
		b.open(t, s.path)
		if s.at != "" {
			eval[bool](t, b, `document.querySelector(`+quote(s.at)+`).scrollIntoView(), true`)
		}
		picture, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		small, err := thrifty(picture)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(*shots, s.name+".png"), small, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(*shots, "README.md"), []byte(album), 0o600); err != nil {
		t.Fatal(err)
	}
}

// album shows all pictures on one page.
var album = strings.TrimLeft(`
# The desk

`+"`recount serve examples` on the reports of `examples/`, which are invented. `go test ./serve/web -run Screenshots -shots ../../docs`"+`
makes the pictures anew.

Questions, those with most claims first:

![A list of questions with their latest figures, a small picture of each over time, and what they stand on](questions.png)

One question: each origin at the day that it speaks of, its figure with its bounds:

![A question: each claimant's figures by day, with their bounds](question.png)

How its claims stand to each other, and why:

![Claims in conflict, updated and not to be compared, each with its reason](standing.png)

A report with a claim open, each field tied to its words:

![The text of a report with its figures marked, and the fields of one claim beside it](report.png)

One claimant:

![What one claimant said, by question](claimant.png)

The claims of which recount is least sure come first in review:

![Claims to accept, reject or correct](review.png)

On a phone, and in the dark:

![A question on a phone](phone.png)

![A question on dark paper](dark.png)
`, "\n")

// thrifty writes a picture of a page with 256 colours: of each 4,096th of the
// space of colours the one that is used most, those first that are used most. A
// page has few colours; the rest are shades between them.
func thrifty(picture []byte) ([]byte, error) {
	full, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		return nil, err
	}
	times := map[color.RGBA]int{}
	each := func(do func(x, y int, c color.RGBA)) {
		for y := full.Bounds().Min.Y; y < full.Bounds().Max.Y; y++ {
			for x := full.Bounds().Min.X; x < full.Bounds().Max.X; x++ {
				r, g, b, _ := full.At(x, y).RGBA()
				do(x, y, color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 0xff})
			}
		}
	}
	each(func(_, _ int, c color.RGBA) { times[c]++ })
	most := slices.SortedFunc(maps.Keys(times), func(a, b color.RGBA) int {
		return cmp.Or(times[b]-times[a], int(a.R)-int(b.R), int(a.G)-int(b.G), int(a.B)-int(b.B))
	})
	var palette color.Palette
	near := map[[3]uint8]bool{}
	for _, c := range most {
		cell := [3]uint8{c.R >> 4, c.G >> 4, c.B >> 4}
		if !near[cell] && len(palette) < 256 {
			near[cell] = true
			palette = append(palette, c)
		}
	}
	small, nearest := image.NewPaletted(full.Bounds(), palette), map[color.RGBA]uint8{}
	each(func(x, y int, c color.RGBA) {
		at, known := nearest[c]
		if !known {
			at = uint8(palette.Index(c))
			nearest[c] = at
		}
		small.SetColorIndex(x, y, at)
	})
	var out bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, small)
	return out.Bytes(), err
}
