package sqlstore

import (
	"errors"
	"reflect"
	"testing"

	"recount/compare/join"
	"recount/ledger"
)

func TestPairsComeBack(t *testing.T) {
	hexed, other := "0011223344aabbff", "by hand 7"
	for _, p := range []pairBody{
		{},
		{Edges: []join.Edge{{A: hexed, B: other, Score: 0.75}}},
		{Doubts: []join.Edge{{A: "", B: "0011223344AABBFF", Score: -1}}},
		{Edges: []join.Edge{{A: hexed, B: hexed}, {A: other, B: hexed, Score: 3}}, Doubts: []join.Edge{{A: other, B: other}}},
	} {
		read := newPairReader()
		for range 2 { // ids that were met before are the same
			if got, err := read.read(packPair(p)); err != nil || !reflect.DeepEqual(got, p) {
				t.Errorf("%+v came back as %+v: %v", p, got, err)
			}
		}
		packed, err := pack(p)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := read.read(packed); err != nil || !reflect.DeepEqual(got, p) {
			t.Errorf("%+v came back as %+v from the form before: %v", p, got, err)
		}
	}
}

func FuzzPairs(f *testing.F) {
	f.Add(packPair(pairBody{Edges: []join.Edge{{A: "0011223344aabbff", B: "x", Score: 1}}}))
	f.Add([]byte{pairForm, 255, 255, 255, 255, 15})
	f.Fuzz(func(t *testing.T, body []byte) {
		p, err := newPairReader().read(body)
		if err != nil {
			if !errors.Is(err, ledger.ErrDamaged) {
				t.Errorf("it is not told that the ledger is damaged: %v", err)
			}
			return
		}
		if again, err := newPairReader().read(packPair(p)); err != nil || len(again.Edges) != len(p.Edges) {
			t.Errorf("%+v came back as %+v: %v", p, again, err)
		}
	})
}
