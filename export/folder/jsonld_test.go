package folder

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"
	"pgregory.net/rapid"

	"recount"
	"recount/export/internal/fixture"
)

// offline refuses to fetch: a document must hold all that it needs.
type offline struct{}

func (offline) LoadDocument(u string) (*ld.RemoteDocument, error) {
	return nil, fmt.Errorf("%s was asked for", u)
}

func offlineOptions() *ld.JsonLdOptions {
	options := ld.NewJsonLdOptions("")
	options.DocumentLoader = offline{}
	options.Format = "application/n-quads"
	options.SafeMode = true // a key without a meaning is an error
	return options
}

// fataler is a test, of testing or of rapid.
type fataler interface {
	Helper()
	Fatal(args ...any)
}

// quads turns an export into RDF and returns its triples, each without its dot.
func quads(t fataler, text []byte) []string {
	t.Helper()
	var document any
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	rdf, err := ld.NewJsonLdProcessor().ToRDF(document, offlineOptions())
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(rdf.(string)), "\n")
}

// count counts the triples with a property.
func count(triples []string, iri string) (n int) {
	for _, triple := range triples {
		if strings.Contains(triple, "> <"+iri+"> ") || strings.HasPrefix(triple, "_:") && strings.Contains(triple, " <"+iri+"> ") {
			n++
		}
	}
	return n
}

const (
	provNS   = "http://www.w3.org/ns/prov#"
	oaNS     = "http://www.w3.org/ns/oa#"
	schemaNS = "https://schema.org/"
)

func TestGraphSaysWhatTheLedgerHolds(t *testing.T) {
	l := fixture.New()
	l.Verdicts[1].Kind = recount.Revises
	for name, l := range map[string]fixture.Ledger{"plain": l, "hostile": hostileRevision()} {
		dir, _ := written(t, "jsonld", l, Options{})
		text, err := os.ReadFile(filepath.Join(dir, "ledger.jsonld"))
		if err != nil {
			t.Fatal(err)
		}
		triples := quads(t, text)
		for property, want := range map[string]int{
			provNS + "wasQuotedFrom":      7, // one a claim
			provNS + "hadPrimarySource":   7,
			provNS + "wasAttributedTo":    7 + 4, // claims, and origins whose claimant is known
			provNS + "wasRevisionOf":      1,
			provNS + "wasDerivedFrom":     1,
			schemaNS + "appearance":       7,
			schemaNS + "isPartOf":         1,
			oaNS + "hasTarget":            7,
			oaNS + "hasSelector":          14,
			oaNS + "exact":                7,
			oaNS + "start":                7,
			"urn:recount:term:first":      8, // one a verdict
			"urn:recount:term:mayBe":      1,
			schemaNS + "claimReviewed":    0,
			schemaNS + "reviewRating":     0,
			"urn:recount:term:ownVoice":   ownVoices(l),
			"urn:recount:term:unverified": 1,
		} {
			if got := count(triples, property); got != want {
				t.Errorf("%s: %d triples of %s, not %d", name, got, property, want)
			}
		}
		claims := 0
		for _, triple := range triples {
			if strings.HasSuffix(triple, "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Claim> .") {
				claims++
			}
		}
		if claims != len(l.Claims) {
			t.Errorf("%s: %d claims, not %d", name, claims, len(l.Claims))
		}
	}
}

func ownVoices(l fixture.Ledger) (n int) {
	for i := range l.Claims {
		if l.Claims[i].Claimant == "" {
			n++
		}
	}
	return n
}

func hostileRevision() fixture.Ledger {
	l := fixture.Hostile()
	l.Verdicts[1].Kind = recount.Revises
	return l
}

func TestQuotationIsTheTextAroundTheFigure(t *testing.T) {
	c := fixture.New().Claims[4].Claim
	exact, prefix, suffix := quotation(&c)
	if exact != "At least 90" || prefix != "" || suffix != " miners died, union leader Ada Brandt said, citing lists of the " {
		t.Errorf("got %q, %q, %q", exact, prefix, suffix)
	}
	c.Spans = nil
	if exact, prefix, suffix = quotation(&c); exact != "At least 90" || prefix != "" || suffix != "" {
		t.Errorf("without a span got %q, %q, %q", exact, prefix, suffix)
	}
}

// Whatever stands in a report comes out as a text or inside a name, never as a
// thing or a property of its own.
func TestNoTextAddsToTheGraph(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := fixture.New()
		c := l.Claims[4]
		c.Report, c.Claimant = rapid.String().Draw(t, "report"), recount.Words(rapid.String().Draw(t, "claimant"))
		c.Source, c.Line = recount.Words(rapid.String().Draw(t, "source")), rapid.String().Draw(t, "line")
		c.Counted = recount.Words(rapid.String().Draw(t, "counted"))
		if c.Report == "" || c.Source == "" {
			return
		}
		var text bytes.Buffer
		g, err := newGraph(&text)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := g.write(row{nodes: func() []node { return claimNodes(&c) }}); err != nil {
			t.Fatal(err)
		}
		if err := g.close(); err != nil {
			t.Fatal(err)
		}
		triples := quads(t, text.Bytes())
		for property, want := range map[string]int{provNS + "wasQuotedFrom": 1, provNS + "wasAttributedTo": 1, oaNS + "hasSource": 1} {
			if got := count(triples, property); got != want {
				t.Fatalf("%d triples of %s, not %d", got, property, want)
			}
		}
	})
}
