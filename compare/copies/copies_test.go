package copies

import (
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"recount"
	"recount/internal/lexicon"
)

func testdata() fs.FS { return os.DirFS("testdata") }

func report(id, text string) recount.Report {
	return recount.Report{ID: id, Source: "Outlet " + id, Text: text}
}

// check compares two texts and fails where the outcome breaks its promises.
func check(tb testing.TB, x, y string) {
	tb.Helper()
	a, b := Read(report("a", x)), Read(report("b", y))
	c, is := Between(a, b)
	again, isAgain := Between(Read(report("b", y)), Read(report("a", x)))
	if is != isAgain || !reflect.DeepEqual(c, again) {
		tb.Fatalf("the order matters: %v and %v", c, again)
	}
	if !slices.Equal(a.Keys(), Read(report("z", x)).Keys()) {
		tb.Fatal("keys differ from run to run")
	}
	if len(a.Keys()) > max(fewestKeys, len(x)/bytesAKey) {
		tb.Fatalf("%d keys for %d bytes", len(a.Keys()), len(x))
	}
	if c.Share < 0 || c.Share > 1 || is && c.Why == "" || len(c.Spans) > mostSpans {
		tb.Fatalf("out of bounds: %v", c)
	}
	checkSpans(tb, c.Spans, 0, len([]rune(x)))
	checkSpans(tb, c.Spans, 1, len([]rune(y)))
	checkSelf(tb, x)
}

// checkSpans fails where spans of one side are outside the text or overlap.
func checkSpans(tb testing.TB, spans [][2]recount.Span, side, length int) {
	tb.Helper()
	for i, pair := range spans {
		if s := pair[side]; s.Start < 0 || s.End > length || s.Len() <= 0 {
			tb.Fatalf("span %v in %d code points", s, length)
		}
		for _, other := range spans[:i] {
			if other[side].Overlaps(pair[side]) {
				tb.Fatalf("%v and %v overlap", other, pair)
			}
		}
	}
}

// checkSelf fails where a text is no whole copy of itself, unless it is no
// report.
func checkSelf(tb testing.TB, text string) {
	tb.Helper()
	d, e := Read(report("a", text)), Read(report("b", text))
	c, is := Between(d, e)
	if fit, _ := d.IsReport(); is != fit || is && (c.Kind != recount.Whole || c.Share != 1) {
		tb.Fatalf("a text and itself: %v %t", c, is)
	}
}

func TestPromises(t *testing.T) {
	all := stories(t)
	var sentences []string
	for _, sentence := range all {
		sentences = append(sentences, sentence)
	}
	slices.Sort(sentences)
	text := func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(sentences), 0, 12).Draw(t, "sentences"), "\n\n")
	}
	rapid.Check(t, func(r *rapid.T) { check(t, text(r), text(r)) })
}

func FuzzBetween(f *testing.F) {
	all := stories(f)
	f.Add(all["dyke w1"], all["dyke r1"])
	f.Add("", "\n\n")
	f.Add(strings.Repeat("a ", 300), strings.Repeat("a a b ", 100))
	f.Add("\"\"“\xff”\x00 (AFP) - one", "By AFP\nSource: agencies")
	f.Add(strings.Repeat("ab cd ef gh ij kl ", 20), strings.Repeat("cd ef gh ij kl mn ", 20))
	f.Fuzz(func(t *testing.T, x, y string) { check(t, x, y) })
}

func TestHugeTexts(t *testing.T) {
	for _, part := range []string{"a ", "a. ", "\"", "ab cd ef gh ij. ", "é", "(AFP) - ", "12 ", "\n"} {
		text := strings.Repeat(part, 10_000_000/len(part))
		a, b := Read(report("a", text)), Read(report("b", text))
		Between(a, b)
		if n := len(a.Keys()); n > mostKeys {
			t.Errorf("%q: %d keys", part, n)
		}
	}
}

func TestEarlierFirst(t *testing.T) {
	x, y := compose(t, "a", "dyke w1-8"), compose(t, "b", "dyke w1-8")
	day, err := recount.ParseDay("2024-05-02")
	if err != nil {
		t.Fatal(err)
	}
	y.Published = day
	if c, _ := Between(Read(x), Read(y)); c.A != "b" || c.B != "a" {
		t.Errorf("a report with a day comes first: %s, %s", c.A, c.B)
	}
	x.Published = day.Add(-1)
	if c, _ := Between(Read(y), Read(x)); c.A != "a" {
		t.Errorf("the earlier one comes first: %s", c.A)
	}
}

func TestKeysStayTheSame(t *testing.T) {
	keys := Read(compose(t, "a", "dyke w1-2")).Keys()
	want := []uint64{13756716226032883681}
	if len(keys) == 0 || !slices.Equal(keys[:1], want) {
		t.Errorf("first key is %v: ledgers keep them; change it only with a new version of the rules", keys[:1])
	}
}

func TestTheSameTitleIsNoCopy(t *testing.T) {
	a, b := compose(t, "a", "dyke w1-3"), compose(t, "b", "mine w1-3")
	if c, is := Between(Read(a), Read(b)); is {
		t.Errorf("one title, two reports: %v", c)
	}
}

func TestIsReport(t *testing.T) {
	if is, reason := Read(compose(t, "a", "dyke w1-3")).IsReport(); !is {
		t.Errorf("a report is none: %s", reason)
	}
	for _, e := range lexicon.MustRead(testdata(), "noreports.txt") {
		text := strings.ReplaceAll(e.Field(0), " // ", "\n")
		if is, _ := Read(report("a", text)).IsReport(); is {
			t.Errorf("%s: taken for a report: %s", e.Place, text)
		}
	}
}

func TestCredits(t *testing.T) {
	for _, e := range lexicon.MustRead(testdata(), "credits.txt") {
		var got []string
		for _, c := range Read(report("a", strings.ReplaceAll(e.Field(0), " // ", "\n\n"))).Credits() {
			got = append(got, c.Name)
		}
		if strings.Join(got, "; ") != e.Field(1) {
			t.Errorf("%s: %s: %q, want %q", e.Place, e.Field(0), got, e.Field(1))
		}
	}
}
