package ingest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"recount"
	"recount/extract"
)

// TestAReportIsGivenUp holds that one who ceases to wait is not read for: little
// is done of what reading the report takes, told by what is allocated.
func TestAReportIsGivenUp(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	text.WriteString("Flood at Tarn\n")
	for i := range 60 {
		fmt.Fprintf(&text, "\nThe mayor of Tarn said on Monday that %d people had been killed and that others had fled.", 20+i)
	}
	k := NewKeeper(nil, Options{Extractor: x})
	report := recount.Report{ID: "tarn", Text: text.String()}
	over, stop := context.WithCancel(t.Context())
	stop()
	if r := k.readWhole(over, report); !errors.Is(r.err, context.Canceled) || len(r.entry.Claims) > 0 {
		t.Errorf("given up, the report has %d claims, %v", len(r.entry.Claims), r.err)
	}
	whole := testing.AllocsPerRun(1, func() { k.readWhole(t.Context(), report) })
	stopped := testing.AllocsPerRun(1, func() { k.readWhole(over, report) })
	if stopped > whole/3 {
		t.Errorf("%.0f things are allocated for a report that nobody waits for, %.0f for one that is read", stopped, whole)
	}
	t.Logf("%.0f of %.0f", stopped, whole)
}
