// Package blob writes and reads the binary files that hold trained weights: a
// name that says what the file is, then numbers, strings and byte blocks in
// an order that writer and reader agree on.
package blob

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Writer gathers the parts of a file. The zero value is ready for use.
type Writer struct{ data []byte }

// NewWriter returns a Writer whose file begins with name.
func NewWriter(name string) *Writer {
	w := &Writer{}
	w.String(name)
	return w
}

// Bytes returns the file written so far.
func (w *Writer) Bytes() []byte { return w.data }

// Int writes a number that is not negative.
func (w *Writer) Int(n int) { w.data = binary.AppendUvarint(w.data, uint64(n)) }

// Float writes a number of single precision.
func (w *Writer) Float(f float32) {
	w.data = binary.LittleEndian.AppendUint32(w.data, math.Float32bits(f))
}

// String writes a string.
func (w *Writer) String(s string) {
	w.Int(len(s))
	w.data = append(w.data, s...)
}

// Strings writes a list of strings.
func (w *Writer) Strings(list []string) {
	w.Int(len(list))
	for _, s := range list {
		w.String(s)
	}
}

// Block writes a run of bytes.
func (w *Writer) Block(b []byte) {
	w.Int(len(b))
	w.data = append(w.data, b...)
}

// Reader reads the parts in the order they were written. After the first
// fault every part is empty, and Err tells the fault.
type Reader struct {
	data []byte
	err  error
}

// NewReader returns a Reader of a file that must begin with name.
func NewReader(name string, data []byte) *Reader {
	r := &Reader{data: data}
	if got := r.String(); r.err == nil && got != name {
		r.fail(fmt.Errorf("the file is %.40q, not %q", got, name))
	}
	return r
}

// Err returns the first fault. A file that goes on after its last part is
// one too, so call it at the end.
func (r *Reader) Err() error {
	if r.err == nil && len(r.data) > 0 {
		return fmt.Errorf("%d bytes after the end", len(r.data))
	}
	return r.err
}

func (r *Reader) fail(err error) { r.data, r.err = nil, err }

// Int reads a number.
func (r *Reader) Int() int {
	n, size := binary.Uvarint(r.data)
	if size <= 0 || n > math.MaxInt32 {
		r.fail(errors.New("not a number, or the file is cut short"))
		return 0
	}
	r.data = r.data[size:]
	return int(n)
}

// Float reads a number of single precision.
func (r *Reader) Float() float32 {
	b := r.take(4)
	if b == nil {
		return 0
	}
	return math.Float32frombits(binary.LittleEndian.Uint32(b))
}

// String reads a string.
func (r *Reader) String() string { return string(r.Block()) }

// Strings reads a list of strings.
func (r *Reader) Strings() []string {
	var list []string
	for n := r.Int(); n > 0 && r.err == nil; n-- {
		list = append(list, r.String())
	}
	return list
}

// Block reads a run of bytes; it shares the file's memory.
func (r *Reader) Block() []byte { return r.take(r.Int()) }

func (r *Reader) take(n int) []byte {
	if r.err == nil && n > len(r.data) {
		r.fail(errors.New("the file is cut short"))
	}
	if r.err != nil {
		return nil
	}
	b := r.data[:n:n]
	r.data = r.data[n:]
	return b
}
