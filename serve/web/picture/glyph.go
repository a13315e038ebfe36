package picture

import "math"

// radius is that of the shape of a claimant line where that is a circle, 0
// where it has corners.
func radius(place int, r float64) float64 {
	switch {
	case place == 0:
		return r
	case place < 0 || place > 6:
		return r * 0.8
	}
	return 0
}

// glyph returns the outline of the shape of a claimant line, by its place in
// the palette, about a point.
func glyph(place int, x, y, r float64) []Point {
	switch place {
	case 0:
		return regular(24, x, y, r, 0)
	case 1:
		return regular(4, x, y, r*1.2, math.Pi/4) // square
	case 2:
		return regular(3, x, y+r*0.15, r*1.35, math.Pi/2) // triangle
	case 3:
		return regular(4, x, y, r*1.3, 0) // diamond
	case 4:
		return regular(3, x, y-r*0.15, r*1.35, -math.Pi/2) // triangle on its tip
	case 5:
		return regular(6, x, y, r*1.15, 0)
	case 6:
		return star(x, y, r*1.45)
	}
	return regular(24, x, y, r*0.8, 0)
}

// regular is a polygon of n corners, the first at that angle.
func regular(n int, x, y, r, angle float64) []Point {
	points := make([]Point, n)
	for i := range points {
		sin, cos := math.Sincos(angle + 2*math.Pi*float64(i)/float64(n))
		points[i] = Point{x + r*cos, y - r*sin}
	}
	return points
}

// star has five tips.
func star(x, y, r float64) []Point {
	points := make([]Point, 10)
	for i := range points {
		reach := r
		if i%2 == 1 {
			reach = r * 0.5
		}
		sin, cos := math.Sincos(math.Pi/2 + math.Pi*float64(i)/5)
		points[i] = Point{x + reach*cos, y - reach*sin}
	}
	return points
}

// box is a rectangle between two corners.
func box(x1, y1, x2, y2 float64) []Point {
	return []Point{{x1, y1}, {x2, y1}, {x2, y2}, {x1, y2}}
}
