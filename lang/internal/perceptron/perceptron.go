// Package perceptron holds linear classifiers over hashed features: the
// averaged perceptron of Collins (2002) to train them, and a sparse table of
// rounded weights to use them.
package perceptron

import (
	"encoding/binary"
	"errors"

	"recount/lang/internal/blob"
)

// Hash returns the hash of a string that features are made from.
func Hash(s string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 0x100000001b3
	}
	return finish(h)
}

// Feature returns the feature that template number t makes from a value.
func Feature(t int, a uint64) uint64 {
	return finish((a ^ uint64(t)*0x9e3779b97f4a7c15) * 0xff51afd7ed558ccd)
}

// Pair returns the feature that template number t makes from two values.
func Pair(t int, a, b uint64) uint64 {
	h := (a ^ uint64(t)*0x9e3779b97f4a7c15) * 0xff51afd7ed558ccd
	return finish((h ^ h>>31 ^ b) * 0xc4ceb9fe1a85ec53)
}

// finish spreads the entropy of a product's high bits over all of them: the
// table below takes its index and its fingerprint from different ends.
func finish(h uint64) uint64 {
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}

// Model is a trained classifier. Its table is used as it stands in the file,
// so that loading costs nothing: buckets by the low bits of a feature; a
// bucket is a run of rows, each a 16-bit fingerprint, a count, and that many
// pairs of label and weight.
type Model struct {
	mask   uint64
	starts []byte // little-endian 32-bit offsets into rows, one per bucket and one for the end
	rows   []byte
}

// Score sets scores to the sum of the weights of each label under the
// features. It must have at least 256 elements, as labels are bytes.
func (m *Model) Score(features []uint64, scores []int32) {
	clear(scores)
	scores = scores[:256]
	// All buckets are looked up before the first is read: the processor can
	// then wait for many of them at once.
	var bounds [64]uint64
	for len(features) > 0 {
		part := features[:min(len(features), len(bounds))]
		features = features[len(part):]
		for i, f := range part {
			bounds[i] = binary.LittleEndian.Uint64(m.starts[4*(f&m.mask):])
		}
		for i, f := range part {
			add(m.rows[uint32(bounds[i]):uint32(bounds[i]>>32)], fingerprint(f), scores)
		}
	}
}

// add adds the weights of the bucket's row with the given mark.
func add(bucket []byte, mark uint16, scores []int32) {
	for len(bucket) >= 3 {
		size := 3 + 2*int(bucket[2])
		if binary.LittleEndian.Uint16(bucket) == mark {
			for row := bucket[3:size]; len(row) >= 2; row = row[2:] {
				scores[row[0]] += int32(int8(row[1]))
			}
			return
		}
		bucket = bucket[size:]
	}
}

func fingerprint(f uint64) uint16 { return uint16(f >> 48) }

// Best returns the label with the highest score among the first n.
func Best(scores []int32, n int) int {
	best := 0
	for label, score := range scores[:n] {
		if score > scores[best] {
			best = label
		}
	}
	return best
}

// Write appends m to a file.
func (m *Model) Write(w *blob.Writer) {
	w.Block(m.starts)
	w.Block(m.rows)
}

// Read reads a model that Write wrote; it shares the file's memory.
func Read(r *blob.Reader) (*Model, error) {
	m := &Model{starts: r.Block(), rows: r.Block()}
	buckets := len(m.starts)/4 - 1
	if buckets < 1 || buckets&(buckets-1) != 0 {
		return nil, errors.New("perceptron: the number of buckets is not a power of two")
	}
	m.mask = uint64(buckets - 1)
	return m, m.check()
}

// check walks all rows once, so that Score never meets a broken offset.
func (m *Model) check() error {
	broken := errors.New("perceptron: broken table")
	at := uint32(0)
	for b := uint64(0); b <= m.mask; b++ {
		start := binary.LittleEndian.Uint32(m.starts[4*b:])
		end := binary.LittleEndian.Uint32(m.starts[4*b+4:])
		if start != at || end < start || int(end) > len(m.rows) {
			return broken
		}
		for at < end {
			if at+3 > end {
				return broken
			}
			at += 3 + 2*uint32(m.rows[at+2])
		}
		if at != end {
			return broken
		}
	}
	return nil
}
