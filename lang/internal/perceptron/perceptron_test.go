package perceptron

import (
	"math/rand/v2"
	"testing"

	"recount/lang/internal/blob"
)

// parity has two classes that no single feature tells apart, only the pair.
func parity(a, b uint64) []uint64 {
	return []uint64{Feature(1, a), Feature(2, b), Pair(3, a, b)}
}

func TestLearnsAndRounds(t *testing.T) {
	trainer := NewTrainer()
	scores := make([]float32, 256)
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		a, b := random.Uint64N(2), random.Uint64N(2)
		trainer.Score(parity(a, b), scores)
		guess := 0
		if scores[1] > scores[0] {
			guess = 1
		}
		trainer.Step(parity(a, b), int(a^b), guess)
	}
	model := reread(t, trainer.Model(0.01, 40))
	sums := make([]int32, 256)
	for a := range uint64(2) {
		for b := range uint64(2) {
			model.Score(parity(a, b), sums)
			if got := Best(sums, 2); got != int(a^b) {
				t.Errorf("%d %d is taken for %d", a, b, got)
			}
		}
	}
}

func reread(t *testing.T, m *Model) *Model {
	t.Helper()
	w := blob.NewWriter("test")
	m.Write(w)
	r := blob.NewReader("test", w.Bytes())
	read, err := Read(r)
	if err != nil || r.Err() != nil {
		t.Fatal(err, r.Err())
	}
	return read
}

func TestReadRefusesBrokenTables(t *testing.T) {
	trainer := NewTrainer()
	trainer.Step([]uint64{1, 2, 3, 1 << 50}, 0, 1)
	good := trainer.Model(0, 1)
	for at := range good.starts {
		bad := &Model{mask: good.mask, starts: append([]byte(nil), good.starts...), rows: good.rows}
		bad.starts[at] ^= 0x41
		if bad.check() == nil {
			t.Errorf("no error with byte %d of the offsets changed", at)
		}
	}
}
