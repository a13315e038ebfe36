package biaffine

import (
	"errors"
	"math"

	"recount/lang/internal/blob"
)

// Write appends the network to a file, each weight as an 8-bit multiple of
// the greatest of its row (embeddings) or column (all others).
func (n *Net) Write(w *blob.Writer) {
	s := n.Size
	for _, v := range s.fields() {
		w.Int(*v)
	}
	for _, m := range n.embeddings {
		writeRows(w, m.Value, m.Rows, m.Cols)
	}
	for _, m := range n.matrices() {
		writeRows(w, transpose(m.Value, m.Rows, m.Cols), m.Cols, m.Rows)
	}
}

// Read reads a network that Write wrote.
func Read(r *blob.Reader) (*Net, error) {
	var s Size
	for _, v := range s.fields() {
		if *v = r.Int(); *v < 1 || *v > 1<<20 {
			return nil, errors.New("biaffine: a size is out of range")
		}
	}
	n := empty(s)
	for _, m := range n.embeddings {
		if err := readRows(r, m.Value, m.Rows, m.Cols); err != nil {
			return nil, err
		}
	}
	for _, m := range n.matrices() {
		columns := make([]float32, len(m.Value))
		if err := readRows(r, columns, m.Cols, m.Rows); err != nil {
			return nil, err
		}
		m.Value = transpose(columns, m.Cols, m.Rows)
	}
	n.pack()
	return n, nil
}

// fields returns the numbers of a size in the order of the file.
func (s *Size) fields() []*int {
	list := []*int{&s.Hidden, &s.Arc, &s.Label, &s.Labels, &s.Tags}
	for f := range Features {
		list = append(list, &s.Vocabulary[f], &s.Embedding[f])
	}
	return list
}

func writeRows(w *blob.Writer, value []float32, rows, cols int) {
	rounded := make([]byte, len(value))
	for i := range rows {
		row := value[i*cols : (i+1)*cols]
		var most float32
		for _, v := range row {
			most = max(most, v, -v)
		}
		unit := most / 127
		w.Float(unit)
		for j, v := range row {
			if unit > 0 {
				rounded[i*cols+j] = byte(int8(math.Round(float64(v / unit))))
			}
		}
	}
	w.Block(rounded)
}

func readRows(r *blob.Reader, value []float32, rows, cols int) error {
	units := make([]float32, rows)
	for i := range units {
		units[i] = r.Float()
	}
	rounded := r.Block()
	if len(rounded) != len(value) {
		return errors.New("biaffine: a matrix is not of its size")
	}
	for i, unit := range units {
		row := value[i*cols : (i+1)*cols]
		for j, b := range rounded[i*cols : (i+1)*cols] {
			row[j] = float32(int8(b)) * unit
		}
	}
	return nil
}

func transpose(value []float32, rows, cols int) []float32 {
	turned := make([]float32, len(value))
	for i := range rows {
		for j, v := range value[i*cols : (i+1)*cols] {
			turned[j*rows+i] = v
		}
	}
	return turned
}
