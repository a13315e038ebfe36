package matrix

// Gates does one step of a long short-term memory (Hochreiter and
// Schmidhuber 1997). g holds the sums of the input, forget and output gates
// and of the update, each as long as out; they are replaced by their
// activations. before is the cell's state before the step; cell and out
// receive the new state and the output.
func Gates(g, before, cell, out []float32) {
	n := len(out)
	_, _, _ = g[:4*n], before[:n], cell[:n]
	if n%vectorWidth != 0 {
		gatesPortable(g, before, cell, out)
		return
	}
	use.gates(g, before, cell, out)
}

// vectorWidth is what the lengths of the kernels' vectors must be multiples of.
const vectorWidth = 16
