package picture

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"
	"strconv"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// PNG paints the scene on white paper, at two pixels a unit.
func (s *Scene) PNG(w io.Writer) error {
	p := &painter{to: image.NewRGBA(image.Rect(0, 0, int(s.Width)*zoom, int(s.Height)*zoom)), faces: map[Words]font.Face{}}
	draw.Draw(p.to, p.to.Bounds(), image.White, image.Point{}, draw.Src)
	if err := p.items(s.Items); err != nil {
		return err
	}
	return png.Encode(w, p.to)
}

const zoom = 2

// painter draws shapes on an image.
type painter struct {
	to    *image.RGBA
	faces map[Words]font.Face // by size and weight
}

func (p *painter) items(items []Item) error {
	for i := range items {
		switch item := &items[i]; {
		case item.Group != nil:
			if err := p.items(item.Group.Items); err != nil {
				return err
			}
		case item.Shape != nil:
			p.shape(item.Shape)
		case item.Words != nil:
			if err := p.words(item.Words); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *painter) shape(s *Shape) {
	if s.Fill != "" {
		opacity := s.Opacity
		if opacity == 0 {
			opacity = 1
		}
		p.fill(s.Points, rgba(s.Fill, opacity))
	}
	if s.Stroke == "" {
		return
	}
	points := s.Points
	if s.Closed {
		points = append(append([]Point{}, points...), points[0])
	}
	for i := 1; i < len(points); i++ {
		for _, piece := range pieces(points[i-1], points[i], s.Dashed) {
			p.fill(piece.outline(s.Width), rgba(s.Stroke, 1))
		}
	}
}

// piece is a stretch of a line.
type piece struct{ from, to Point }

// pieces cuts a line into dashes.
func pieces(from, to Point, dashed bool) []piece {
	length := math.Hypot(to.X-from.X, to.Y-from.Y)
	if !dashed || length == 0 {
		return []piece{{from, to}}
	}
	const dash, gap = 3, 2.4
	var out []piece
	for at := 0.0; at < length; at += dash + gap {
		out = append(out, piece{along(from, to, at/length), along(from, to, min(1, (at+dash)/length))})
	}
	return out
}

func along(from, to Point, share float64) Point {
	return Point{from.X + (to.X-from.X)*share, from.Y + (to.Y-from.Y)*share}
}

// outline is a line of that width as a shape.
func (l piece) outline(width float64) []Point {
	dx, dy := l.to.X-l.from.X, l.to.Y-l.from.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return nil
	}
	dx, dy = dx/length*width/2, dy/length*width/2
	return []Point{
		{l.from.X - dy, l.from.Y + dx}, {l.to.X - dy, l.to.Y + dx}, {l.to.X + dy, l.to.Y - dx}, {l.from.X + dy, l.from.Y - dx},
	}
}

// fill paints a shape; only its own stretch of the image is looked at.
func (p *painter) fill(points []Point, with color.Color) {
	if len(points) < 3 {
		return
	}
	low, high := points[0], points[0]
	for _, q := range points {
		low, high = Point{min(low.X, q.X), min(low.Y, q.Y)}, Point{max(high.X, q.X), max(high.Y, q.Y)}
	}
	area := image.Rect(int(low.X*zoom)-1, int(low.Y*zoom)-1, int(high.X*zoom)+2, int(high.Y*zoom)+2).Intersect(p.to.Bounds())
	if area.Empty() {
		return
	}
	r := vector.NewRasterizer(area.Dx(), area.Dy())
	for i, q := range points {
		x, y := float32(q.X*zoom)-float32(area.Min.X), float32(q.Y*zoom)-float32(area.Min.Y)
		if i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
	}
	r.ClosePath()
	r.Draw(p.to, area, image.NewUniform(with), image.Point{})
}

func (p *painter) words(t *Words) error {
	face, err := p.face(t)
	if err != nil {
		return err
	}
	wide := float64(font.MeasureString(face, t.Text)) / 64
	x := t.At.X * zoom
	switch t.Anchor {
	case atMiddle:
		x -= wide / 2
	case atEnd:
		x -= wide
	}
	d := font.Drawer{Dst: p.to, Src: image.NewUniform(rgba(t.Colour, 1)), Face: face}
	d.Dot = fixed.Point26_6{X: fixed.Int26_6(x * 64), Y: fixed.Int26_6(t.At.Y * zoom * 64)}
	if t.Halo {
		p.fill(box(x/zoom-1, t.At.Y-t.Size*0.8, (x+wide)/zoom+1, t.At.Y+t.Size*0.25), rgba(paper, 0.7))
	}
	d.DrawString(t.Text)
	return nil
}

// face returns the font of that size and weight.
func (p *painter) face(t *Words) (font.Face, error) {
	key := Words{Size: t.Size, Bold: t.Bold}
	if face := p.faces[key]; face != nil {
		return face, nil
	}
	f, err := fonts()
	if err != nil {
		return nil, err
	}
	face, err := opentype.NewFace(f[t.Bold], &opentype.FaceOptions{Size: t.Size * zoom, DPI: 72, Hinting: font.HintingNone})
	p.faces[key] = face
	return face, err
}

// fonts reads the fonts that the program holds, on first use.
var fonts = sync.OnceValues(func() (map[bool]*opentype.Font, error) {
	regular, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, err
	}
	bold, err := opentype.Parse(gobold.TTF)
	return map[bool]*opentype.Font{false: regular, true: bold}, err
})

// rgba reads a colour as it stands on white paper.
func rgba(name string, opacity float64) color.Color {
	n, err := strconv.ParseUint(onWhite(name)[1:], 16, 32)
	if err != nil {
		return color.Black
	}
	return color.NRGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), uint8(opacity * 255)}
}
