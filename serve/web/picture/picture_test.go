package picture

import (
	"bytes"
	"encoding/xml"
	"flag"
	"image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"recount"
	"recount/ledger"
)

var update = flag.Bool("update", false, "write the golden files anew")

func day(text string) recount.Day {
	if text == "" {
		return recount.Day{}
	}
	d, err := recount.ParseDay(text)
	if err != nil {
		panic(err)
	}
	return d
}

func ptr(v float64) *float64 { return &v }

// claim is one of who's, on a day.
func claim(id, who, figure string, value float64, on string, change ...func(*ledger.Linked)) ledger.Linked {
	c := ledger.Linked{Claim: recount.Claim{
		ID: id, Report: "r" + id, Source: "Harbour Post", Published: day(on), Figure: recount.Words(figure), AsOf: day(on),
		Claimant: recount.Words(who), ClaimantKind: recount.Organisation, Sentence: recount.Words(who + " put the number at " + figure + "."),
		Quantity: recount.Quantity{Value: value, Low: ptr(value), High: ptr(value), MeantLow: ptr(value), MeantHigh: ptr(value), Unit: recount.UnitPeople},
	}, Line: "line " + who}
	for _, f := range change {
		f(&c)
	}
	return c
}

func open(c *ledger.Linked) { c.High, c.MeantHigh = nil, ptr(c.Value*1.5) }

func upTo(c *ledger.Linked) { c.Low, c.MeantLow = nil, ptr(c.Value*0.5) }

func unverified(c *ledger.Linked) { c.Unverified = true }

func feared(c *ledger.Linked) { c.Modality = recount.Feared }

func denied(c *ledger.Linked) { c.Modality = recount.Denied }

func week(c *ledger.Linked) {
	c.PeriodKind, c.PeriodTo = recount.Throughout, c.AsOf
	c.PeriodFrom = c.AsOf.Add(-6)
}

// flood is a question with one mark of each kind: ten claims of eight origins.
func flood() Data {
	claims := []ledger.Linked{
		claim("1", "Civil Defence", "at least 40", 40, "2023-02-01", open),
		claim("2", "Civil Defence", "more than 60", 60, "2023-02-03", open),
		claim("3", "Mayor Ilse Brandt", "up to 90", 90, "2023-02-03", upTo),
		claim("4", "Red Cross", "75", 75, "2023-02-04", unverified),
		claim("5", "Red Cross", "75", 75, "2023-02-04", unverified),
		claim("6", "Red Cross", "some 75", 75, "2023-02-05", unverified),
		claim("7", "Civil Defence", "31", 31, "2023-02-10", week),
		claim("8", "Lake Observatory", "120", 120, "2023-02-06", feared),
		claim("9", "Mayor Ilse Brandt", "60", 60, "2023-02-07", denied),
		claim("10", "a villager", "55", 55, "", func(c *ledger.Linked) { c.Line = "" }),
	}
	origin := func(id, line string, of ...string) recount.Origin {
		return recount.Origin{ID: id, Line: recount.Words(line), Claims: of, Kind: recount.Named}
	}
	return Data{
		Question: recount.Summary{Question: recount.Question{Title: "People missing, Lower Valley", Unit: recount.UnitPeople}},
		Claims:   claims,
		Origins: []recount.Origin{
			origin("a", "line Civil Defence", "1"), origin("b", "line Civil Defence", "2"),
			origin("c", "line Mayor Ilse Brandt", "3"), origin("d", "line Red Cross", "4", "5", "6"),
			origin("e", "line Civil Defence", "7"), origin("f", "line Lake Observatory", "8"),
			origin("g", "line Mayor Ilse Brandt", "9"), origin("h", "", "10"),
		},
	}
}

// crowd is a question in which all comes together: windows over each other, open
// bounds, copies, figures from 12 to 2.4 million on nine lines.
func crowd() Data {
	windowed := func(days int) func(*ledger.Linked) {
		return func(c *ledger.Linked) {
			c.PeriodKind, c.PeriodTo, c.PeriodFrom = recount.Within, c.AsOf, c.AsOf.Add(1-days)
		}
	}
	data := Data{Question: recount.Summary{Question: recount.Question{Title: "People who fled the delta after the floods, the fires and the long drought of the north", Unit: recount.UnitPeople}}}
	for i, one := range []struct {
		who, figure string
		value       float64
		on          string
		copies      int
		change      []func(*ledger.Linked)
	}{
		{"the Delta Relief Council", "at least 12", 12, "2021-03-02", 1, []func(*ledger.Linked){open}},
		{"the Delta Relief Council", "more than 900", 900, "2021-03-04", 6, []func(*ledger.Linked){open}},
		{"the Delta Relief Council", "some 18,000", 18_000, "2021-03-28", 3, []func(*ledger.Linked){windowed(24)}},
		{"the Delta Relief Council", "2.4 million", 2_400_000, "2021-05-30", 14, []func(*ledger.Linked){windowed(90)}},
		{"Governor Sina Holm", "up to 40,000", 40_000, "2021-03-28", 2, []func(*ledger.Linked){upTo}},
		{"Governor Sina Holm", "40,000 to 60,000", 50_000, "2021-04-15", 4, []func(*ledger.Linked){func(c *ledger.Linked) { c.MeantLow, c.MeantHigh = ptr(40_000), ptr(60_000) }}},
		{"Governor Sina Holm", "a million", 1_000_000, "2021-05-28", 1, []func(*ledger.Linked){feared}},
		{"the interior ministry", "17,500", 17_500, "2021-03-28", 9, nil},
		{"the interior ministry", "21,000", 21_000, "2021-03-29", 2, nil},
		{"the interior ministry", "over 300,000", 300_000, "2021-05-01", 1, []func(*ledger.Linked){open, unverified}},
		{"a camp manager", "1,150", 1150, "2021-03-04", 1, []func(*ledger.Linked){windowed(3)}},
		{"a camp manager", "1,400", 1400, "2021-03-06", 1, []func(*ledger.Linked){windowed(5), unverified}},
		{"Harbour Post", "no fewer than 600", 600, "2021-03-05", 1, []func(*ledger.Linked){open}},
		{"the Lake Observatory", "95,000", 95_000, "2021-04-20", 2, []func(*ledger.Linked){denied}},
		{"the Lake Observatory", "88,000", 88_000, "2021-04-21", 2, nil},
		{"aid workers", "several thousand", 4000, "2021-03-15", 5, []func(*ledger.Linked){func(c *ledger.Linked) { c.MeantLow, c.MeantHigh, c.Bound = ptr(2000), ptr(9000), recount.Vague }}},
		{"the army of the north", "300", 300, "2021-03-05", 1, []func(*ledger.Linked){upTo}},
		{"two pilots", "thousands", 5000, "", 1, []func(*ledger.Linked){func(c *ledger.Linked) { c.MeantLow, c.MeantHigh, c.Bound = ptr(2000), ptr(9000), recount.Vague }}},
	} {
		origin := recount.Origin{ID: "o" + strconv.Itoa(i), Line: recount.Words("line " + one.who), Kind: recount.Named}
		for copied := range one.copies {
			id := strconv.Itoa(i) + "." + strconv.Itoa(copied)
			data.Claims = append(data.Claims, claim(id, one.who, one.figure, one.value, one.on, one.change...))
			origin.Claims = append(origin.Claims, id)
		}
		data.Origins = append(data.Origins, origin)
	}
	return data
}

func groups(s *Scene) (out []*Group) {
	for i := range s.Items {
		if s.Items[i].Group != nil {
			out = append(out, s.Items[i].Group)
		}
	}
	return out
}

func TestGolden(t *testing.T) {
	wide := flood()
	for i := range wide.Claims[:3] {
		c := &wide.Claims[i]
		c.Value *= 100
		c.MeantLow, c.MeantHigh = ptr(c.Value), ptr(c.Value*2)
	}
	for name, scene := range map[string]*Scene{
		"flood":  Draw(flood(), Options{Title: true}),
		"phone":  Draw(flood(), Options{Title: true, Width: 340, Height: 360}),
		"log":    Draw(wide, Options{Title: true}),
		"folded": Draw(many(2000, 12), Options{Title: true}),
		"crowd":  Draw(crowd(), Options{Title: true}),
		"narrow": Draw(crowd(), Options{Title: true, Width: 340, Height: 380}),
		"none":   Draw(Data{}, Options{}),
	} {
		t.Run(name, func(t *testing.T) {
			got := scene.SVG(Alone, "p")
			wellFormed(t, got)
			file := filepath.Join("testdata", name+".svg")
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s differs; go test ./serve/web/picture -update writes it anew: look at what changed", file)
			}
		})
	}
}

func wellFormed(t *testing.T, svg []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("the picture is no XML: %v", err)
		}
	}
}

// “about 50” and “several hundred” leave no end open: they are blurred.
func TestWhatIsBlurredHasNoArrow(t *testing.T) {
	for bound, arrows := range map[recount.Bound]int{recount.About: 0, recount.Vague: 0, recount.MoreThan: 1, recount.UpTo: 1, recount.Exact: 0} {
		c := claim("1", "Civil Defence", "x", 50, "2023-02-01")
		c.Bound, c.MeantLow, c.MeantHigh = bound, ptr(40), ptr(60)
		switch bound {
		case recount.About:
			c.Low, c.High = nil, nil
		case recount.MoreThan, recount.Vague:
			c.High = nil
		case recount.UpTo:
			c.Low = nil
		}
		got := 0
		for _, item := range groups(Draw(Data{Claims: []ledger.Linked{c}}, Options{}))[0].Items {
			if item.Shape != nil && len(item.Shape.Points) == 3 && !item.Shape.Closed {
				got++
			}
		}
		if got != arrows {
			t.Errorf("%s has %d arrows, not %d", bound, got, arrows)
		}
	}
}

func TestOneMarkAnOrigin(t *testing.T) {
	marks := groups(Draw(flood(), Options{Href: func(c string) string { return "/claims/" + c }}))
	if len(marks) != 8 {
		t.Fatalf("%d marks for 8 origins", len(marks))
	}
	for claim, want := range map[string]string{
		"1":  "Civil Defence: at least 40, 2023-02-01",
		"4":  "Red Cross: 75 ×3, 2023-02-04, unverified, 3 claims of one origin",
		"7":  "Civil Defence: 31, 2023-02-04 to 2023-02-10",
		"8":  "Lake Observatory: 120, 2023-02-06, feared",
		"9":  "Mayor Ilse Brandt: 60, 2023-02-07, denied",
		"10": "a villager: 55, no day told",
	} {
		found := ""
		for _, m := range marks {
			if m.Claim == claim {
				found = m.Name
				if m.Href != "/claims/"+claim {
					t.Errorf("the mark of claim %s leads to %s", claim, m.Href)
				}
				if !strings.Contains(m.Title, "put the number at") || !strings.Contains(m.Title, "Harbour Post") {
					t.Errorf("the mark of claim %s does not quote its source: %s", claim, m.Title)
				}
			}
		}
		if found != want {
			t.Errorf("claim %s: mark %q, not %q", claim, found, want)
		}
	}
}

// A window is drawn as wide as its days, beside one of another length.
func TestWindowsAreAsWideAsTheirDays(t *testing.T) {
	month := func(c *ledger.Linked) { week(c); c.PeriodFrom = c.AsOf.Add(-27) }
	data := Data{Claims: []ledger.Linked{claim("w", "A", "5", 5, "2023-03-28", week), claim("m", "B", "9", 9, "2023-03-28", month)}}
	wide := map[string]float64{}
	for _, g := range groups(Draw(data, Options{})) {
		wide[g.Claim] = g.Items[0].Shape.Points[1].X - g.Items[0].Shape.Points[0].X
	}
	if ratio := wide["m"] / wide["w"]; math.Abs(ratio-4) > 0.01 {
		t.Errorf("28 days are drawn %.2f times as wide as 7", ratio)
	}
}

func TestScaleIsLogarithmicWhereTheSpreadAsksForIt(t *testing.T) {
	for _, c := range []struct {
		high float64
		log  bool
	}{{20, false}, {299, false}, {301, true}, {5e6, true}} {
		s := newScale([]mark{{value: 10, low: 10, high: 10}, {value: c.high, low: c.high, high: c.high}}, 0, 100)
		if s.log != c.log {
			t.Errorf("10 and %g: logarithmic is %v", c.high, s.log)
		}
		if len(s.ticks) < 3 || len(s.ticks) > 12 {
			t.Errorf("10 and %g: %d ticks", c.high, len(s.ticks))
		}
	}
	if s := newScale([]mark{{value: 0}, {value: 5000, high: 5000}}, 0, 100); s.log {
		t.Error("a figure of 0 cannot stand on a logarithmic scale")
	}
}

// many makes n claims, each of an origin of its own, on that many lines.
func many(n, lines int) Data {
	data := Data{Question: recount.Summary{Question: recount.Question{Title: "Households without water", Unit: recount.UnitItems}}}
	for i := range n {
		c := claim(strconv.Itoa(i), "Outlet "+strconv.Itoa(i%lines), "x", float64(100+i%700), "2022-01-01")
		c.AsOf, c.Unit = day("2022-01-01").Add(i*7%900), recount.UnitItems
		data.Claims = append(data.Claims, c)
	}
	return data
}

func TestManyClaimsAreFoldedAndSaidToBe(t *testing.T) {
	for _, n := range []int{MaxMarks + 1, 20_000} {
		scene := Draw(many(n, 30), Options{})
		marks := groups(scene)
		if len(marks) > MaxMarks || len(marks) < 20 {
			t.Errorf("%d marks for %d claims", len(marks), n)
		}
		svg := scene.SVG(Inline, "p")
		if !bytes.Contains(svg, []byte("are folded by")) {
			t.Errorf("%d claims: the picture does not say that it folds", n)
		}
		if len(svg) > 1<<20 {
			t.Errorf("%d claims make a picture of %d bytes", n, len(svg))
		}
	}
	if bytes.Contains(Draw(many(MaxMarks, 3), Options{}).SVG(Inline, "p"), []byte("are folded by")) {
		t.Errorf("%d origins need no folding", MaxMarks)
	}
}

func TestPartialDataIsDrawnByDays(t *testing.T) {
	data := Data{Partial: true, Question: recount.Summary{Days: []recount.DayRange{
		{Day: day("2022-05-01"), Meant: recount.Interval{Low: ptr(10), High: ptr(30)}, Claims: 900},
		{Day: day("2022-05-02"), Meant: recount.Interval{Low: ptr(20)}, Claims: 800},
	}}}
	if marks := groups(Draw(data, Options{})); len(marks) != 2 || !strings.Contains(marks[0].Name, "900 figures from 10 to 30") {
		t.Errorf("marks of two days: %v", marks)
	}
}

// Whatever the figures and days, every point lies within the picture.
func TestEverythingIsWithinTheFrame(t *testing.T) {
	numbers := rapid.OneOf(rapid.Float64Range(-1e9, 1e12), rapid.Float64Range(0, 100), rapid.SampledFrom([]float64{0, math.NaN(), math.Inf(1), math.MaxFloat64, 1e-9, math.SmallestNonzeroFloat64, -1e90}))
	rapid.Check(t, func(t *rapid.T) {
		var data Data
		for i := range rapid.IntRange(0, 30).Draw(t, "claims") {
			value := numbers.Draw(t, "value")
			c := claim(strconv.Itoa(i), rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "who"), "x", value, "")
			if rapid.Bool().Draw(t, "dated") {
				c.AsOf = day("2020-01-01").Add(rapid.IntRange(-700_000, 2_000_000).Draw(t, "day"))
			}
			for _, f := range rapid.SliceOfN(rapid.SampledFrom([]func(*ledger.Linked){open, upTo, week, feared, denied, unverified}), 0, 3).Draw(t, "kinds") {
				f(&c)
			}
			data.Claims = append(data.Claims, c)
		}
		scene := Draw(data, Options{Width: rapid.SampledFrom([]float64{320, 960}).Draw(t, "width"), Title: true})
		inFrame(t, scene, scene.Items)
		svg := scene.SVG(Inline, "p")
		if bytes.Contains(svg, []byte("NaN")) || bytes.Contains(svg, []byte("Inf")) {
			t.Fatalf("the picture holds what is no number: %s", svg)
		}
	})
}

func inFrame(t *rapid.T, s *Scene, items []Item) {
	t.Helper()
	for _, item := range items {
		var points []Point
		switch {
		case item.Group != nil:
			inFrame(t, s, item.Group.Items)
		case item.Shape != nil:
			points = item.Shape.Points
		default:
			points = []Point{item.Words.At}
		}
		for _, p := range points {
			if !(p.X >= 0 && p.X <= s.Width && p.Y >= 0 && p.Y <= s.Height) {
				t.Fatalf("%v lies outside the picture of %g by %g", p, s.Width, s.Height)
			}
		}
	}
}

func TestPNG(t *testing.T) {
	var b bytes.Buffer
	scene := Draw(flood(), Options{Title: true})
	if err := scene.PNG(&b); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	if got := img.Bounds().Dx(); got != int(scene.Width)*zoom {
		t.Errorf("the image is %d pixels wide", got)
	}
	seen := map[string]bool{}
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			r, g, b, _ := img.At(x, y).RGBA()
			seen[strconv.Itoa(int(r>>8))+" "+strconv.Itoa(int(g>>8))+" "+strconv.Itoa(int(b>>8))] = true
		}
	}
	if !seen["0 114 178"] || !seen["213 94 0"] {
		t.Error("the colours of the first two lines are not in the image")
	}
}

// WCAG 2.2, 1.4.11: what carries meaning stands out by 3:1, on white paper and
// on dark.
func TestColoursStandOut(t *testing.T) {
	for _, tint := range append([]string{otherColour}, palette...) {
		for _, ground := range []string{"#ffffff", "#fbfaf7", "#15171a"} {
			if c := contrast(tint, ground); c < 3 {
				t.Errorf("%s on %s: %.2f to 1", tint, ground, c)
			}
		}
	}
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(colour string) float64 {
	n, _ := strconv.ParseUint(colour[1:], 16, 32)
	linear := func(v uint64) float64 {
		s := float64(v&255) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n>>16) + 0.7152*linear(n>>8) + 0.0722*linear(n)
}

func TestSpark(t *testing.T) {
	svg := Spark([]recount.DayRange{
		{Day: day("2022-05-01"), Meant: recount.Interval{Low: ptr(10), High: ptr(30)}},
		{Day: day("2022-05-09"), Meant: recount.Interval{Low: ptr(20), High: ptr(20)}},
	})
	wellFormed(t, svg)
	if Spark(nil) != nil {
		t.Error("nothing makes a picture")
	}
}

func BenchmarkDraw20000(b *testing.B) {
	data := many(20_000, 30)
	for b.Loop() {
		Draw(data, Options{}).SVG(Inline, "p")
	}
}
