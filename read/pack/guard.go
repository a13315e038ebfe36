package pack

// Texts shrink to a third or a tenth, and the same page a thousand times over
// to a hundredth. Data made to fill a memory shrinks to a thousandth or less.
const (
	maxRatio = 300
	grace    = 64 << 20 // bytes that may come of anything
)

// Guard watches over how much comes out of how much. One guard serves one
// layer of compression of one file; a nil guard lets everything pass.
type Guard struct {
	packed func() int64
	out    int64
}

// NewGuard returns a guard over data of which packed bytes were read so far,
// as they lie on the disk, whatever number of layers is above them.
func NewGuard(packed func() int64) *Guard { return &Guard{packed: packed} }

// Add notes that n more bytes came out; it returns [ErrBomb] where they are too
// many.
func (g *Guard) Add(n int) error {
	if g == nil {
		return nil
	}
	g.out += int64(n)
	if g.out > grace && g.out/maxRatio > g.packed() {
		return ErrBomb
	}
	return nil
}
