package biaffine

import (
	"errors"
	"math"

	"recount/internal/matrix"
	"recount/lang/internal/blob"
)

// Write appends the network to a file, each weight as an 8-bit multiple of
// the greatest of its row (embeddings) or column (all others). What only
// training needs is left out.
func (n *Net) Write(w *blob.Writer) {
	s := n.Size
	for _, v := range s.fields() {
		w.Int(*v)
	}
	for _, m := range n.embeddings {
		writeRows(w, m.Value, m.Rows, m.Cols)
	}
	for _, m := range n.lasting() {
		writeRows(w, transpose(m.Value, m.Rows, m.Cols), m.Cols, m.Rows)
	}
}

// Read reads a network that Write wrote. It is for use, not for training.
func Read(r *blob.Reader) (*Net, error) {
	var s Size
	for _, v := range s.fields() {
		if *v = r.Int(); *v < 1 || *v > 1<<16 {
			return nil, errors.New("biaffine: a size is out of range")
		}
	}
	n := empty(s)
	for _, m := range n.embeddings {
		units, value, err := readRows(r, m.Rows, m.Cols)
		if err != nil {
			return nil, err
		}
		for i, v := range value {
			m.Value[i] = float32(v) * units[i/m.Cols]
		}
	}
	for _, m := range n.lasting() {
		units, value, err := readRows(r, m.Cols, m.Rows)
		if err != nil {
			return nil, err
		}
		m.keep(units, value)
	}
	return n, nil
}

// keep makes m the rounded weights, given column after column. Biases, which
// are not multiplied with, become floats.
func (m *Matrix) keep(units []float32, value []int8) {
	if m.Rows > 1 {
		m.rounded, m.Value = matrix.NewRounded(value, units, m.Rows, m.Cols), nil
		return
	}
	for i, v := range value {
		m.Value[i] = float32(v) * units[i]
	}
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

func readRows(r *blob.Reader, rows, cols int) (units []float32, value []int8, err error) {
	units = make([]float32, rows)
	for i := range units {
		units[i] = r.Float()
	}
	block := r.Block()
	if len(block) != rows*cols {
		return nil, nil, errors.New("biaffine: a matrix is not of its size")
	}
	value = make([]int8, len(block))
	for i, b := range block {
		value[i] = int8(b)
	}
	return units, value, nil
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
