package web_test

import (
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"recount"
	"recount/ledger"
	"recount/serve/web/picture"
)

// What pictures are made of; whatever else stands in one came from a report.
var (
	drawnElements   = []string{"svg", "title", "desc", "rect", "g", "a", "path", "circle", "text"}
	drawnAttributes = []string{
		"xmlns", "viewBox", "width", "height", "role", "aria-labelledby", "aria-describedby", "aria-label", "aria-hidden", "focusable", "font-family", "id",
		"class", "href", "data-claim", "tabindex", "d", "cx", "cy", "r", "x", "y", "font-size", "font-weight", "text-anchor", "paint-order",
		"fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin",
	}
)

// drawing reads a picture as XML, and fails on what the program does not draw. It
// returns all words in it.
func drawing(t *testing.T, name, svg string) string {
	t.Helper()
	var words strings.Builder
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return words.String()
		}
		if err != nil {
			t.Fatalf("%s: the picture is no XML: %v\n%s", name, err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if !slices.Contains(drawnElements, token.Name.Local) {
				t.Errorf("%s: the picture holds a <%s>", name, token.Name.Local)
			}
			for _, a := range token.Attr {
				if !slices.Contains(drawnAttributes, a.Name.Local) || a.Name.Local == "href" && !strings.HasPrefix(a.Value, "/claims/") {
					t.Errorf("%s: <%s> has %s=%q", name, token.Name.Local, a.Name.Local, a.Value)
				}
				words.WriteString(a.Value + "\n")
			}
		case xml.CharData:
			words.Write(token)
			words.WriteString("\n")
		case xml.EndElement:
		default:
			t.Errorf("%s: the picture holds %T %q", name, token, token)
		}
	}
}

// inPicture are payloads for every word that a picture can show.
func inPicture() []string {
	return append(slices.Clone(payloads), `" onload="boom()`, `' onclick='boom()`, "&boom; & &#x3c;script>", "<?boom?><![CDATA[boom]]>", "a\x00\x01\x08\x0b\x1b\x7f\u0085\ufffe\uffff\xff boom")
}

func TestPicturesHoldNoMarkupOfReports(t *testing.T) {
	one := 5.0
	for field, put := range map[string]func(*picture.Data, string){
		"claimant": func(d *picture.Data, p string) { d.Claims[0].Claimant = recount.Words(p) },
		"claimant's words": func(d *picture.Data, p string) {
			d.Claims[0].Claimant, d.Claims[0].ClaimantWords = "", recount.Words(p)
		},
		"line":      func(d *picture.Data, p string) { d.Claims[0].Line = p },
		"source":    func(d *picture.Data, p string) { d.Claims[0].Source = recount.Words(p) },
		"own voice": func(d *picture.Data, p string) { d.Claims[0].Claimant, d.Claims[0].Source = "", recount.Words(p) },
		"sentence":  func(d *picture.Data, p string) { d.Claims[0].Sentence = recount.Words(p) },
		"figure":    func(d *picture.Data, p string) { d.Claims[0].Figure = recount.Words(p) },
		"place": func(d *picture.Data, p string) {
			d.Claims[0].Place, d.Question.Place = recount.Words(p), recount.Words(p)
		},
		"modality": func(d *picture.Data, p string) {
			d.Claims[0].Stage, d.Claims[0].Modality = recount.Promised, recount.Modality(p)
		},
		"unit":    func(d *picture.Data, p string) { d.Claims[0].Unit, d.Question.Unit = p, p },
		"title":   func(d *picture.Data, p string) { d.Question.Title = p },
		"measure": func(d *picture.Data, p string) { d.Question.Title, d.Question.Measure = "", recount.Measure(p) },
		"origin": func(d *picture.Data, p string) {
			d.Origins = []recount.Origin{{ID: p, Line: recount.Words(p), Claimant: recount.Words(p), Claims: []string{"c0ffee"}}}
		},
		"claim's id": func(d *picture.Data, p string) { d.Claims[0].ID = p },
	} {
		for _, payload := range inPicture() {
			data := picture.Data{Question: recount.Summary{Question: recount.Question{Title: "People missing, Alcora", Unit: recount.UnitPeople}}}
			c := ledger.Linked{Claim: recount.Claim{ID: "c0ffee", Source: "Harbour Post", Claimant: "Civil Defence", Figure: "5", Sentence: "Five are missing."}, Line: "line"}
			c.Quantity = recount.Quantity{Value: one, Low: &one, High: &one, MeantLow: &one, MeantHigh: &one, Unit: recount.UnitPeople}
			data.Claims = []ledger.Linked{c}
			put(&data, payload)
			for _, style := range []picture.Style{picture.Inline, picture.Alone} {
				scene := picture.Draw(data, picture.Options{Title: true, Href: func(id string) string { return "/claims/" + id }})
				words := drawing(t, field, string(scene.SVG(style, "one")))
				shown := !slices.Contains([]string{"line", "place", "claim's id"}, field)
				if shown && !strings.Contains(words, "boom") {
					t.Errorf("%s: the picture does not show %q: it tells nothing of it", field, payload)
				}
			}
		}
	}
}

// The pictures of the desk, in its pages and as downloads, of reports that hold
// payloads in all their words.
func TestPicturesOfTheDeskHoldNoMarkupOfReports(t *testing.T) {
	p := openDesk(t, hostile(t))
	inPages := regexp.MustCompile(`(?s)<svg.*?</svg>`)
	questions := map[string]bool{}
	for _, c := range p.claims(t, func(*ledger.Linked) bool { return true }) {
		questions[c.Question] = true
	}
	shown := 0
	var seen strings.Builder
	for question := range questions {
		page := "/questions/" + question
		drawn := append(inPages.FindAllString(p.get(t, page, http.StatusOK), -1), p.get(t, page+"/picture.svg", http.StatusOK))
		if len(drawn) < 3 {
			t.Fatalf("%s has %d pictures", page, len(drawn))
		}
		for _, svg := range drawn {
			shown++
			seen.WriteString(drawing(t, page, svg))
		}
	}
	for _, svg := range inPages.FindAllString(p.get(t, "/", http.StatusOK), -1) {
		drawing(t, "/", svg)
	}
	if shown == 0 || !strings.Contains(seen.String(), "boom()") {
		t.Errorf("none of %d pictures shows a payload", shown)
	}
}
