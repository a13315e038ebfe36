//go:build !amd64 || purego

package matrix

var use = portable
