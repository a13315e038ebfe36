package blob

import (
	"slices"
	"testing"
)

func sample() []byte {
	w := NewWriter("sample 1")
	w.Int(300)
	w.Float(-1.5)
	w.Strings([]string{"a", "", "bc"})
	w.Block([]byte{1, 2, 3})
	return w.Bytes()
}

func read(data []byte) (int, float32, []string, []byte, error) {
	r := NewReader("sample 1", data)
	n, f, s, b := r.Int(), r.Float(), r.Strings(), r.Block()
	return n, f, s, b, r.Err()
}

func TestRoundTrip(t *testing.T) {
	n, f, s, b, err := read(sample())
	if err != nil || n != 300 || f != -1.5 || !slices.Equal(s, []string{"a", "", "bc"}) || !slices.Equal(b, []byte{1, 2, 3}) {
		t.Errorf("read back %d %g %q %v, %v", n, f, s, b, err)
	}
}

func TestFaults(t *testing.T) {
	whole := sample()
	for cut := range whole {
		if _, _, _, _, err := read(whole[:cut]); err == nil {
			t.Errorf("no error when cut to %d bytes", cut)
		}
	}
	if _, _, _, _, err := read(append(whole, 0)); err == nil {
		t.Error("no error when a byte follows")
	}
	if NewReader("other", whole).Err() == nil {
		t.Error("no error for another kind of file")
	}
}
