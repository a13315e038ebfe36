//go:build !purego

#include "textflag.h"

// func greatestAVX2(row *float32, n int) float32
//
// Shifted left by one bit and back, a float is its absolute value, and the
// greatest of such is the greatest as whole numbers. n is a multiple of 16.
TEXT ·greatestAVX2(SB), NOSPLIT, $0-20
	MOVQ  row+0(FP), SI
	MOVQ  n+8(FP), CX
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1

loop:
	VPSLLD   $1, (SI), Y2
	VPSLLD   $1, 32(SI), Y3
	VPMAXUD  Y2, Y0, Y0
	VPMAXUD  Y3, Y1, Y1
	ADDQ     $64, SI
	SUBQ     $16, CX
	JNZ      loop

	VPMAXUD      Y1, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPMAXUD      X1, X0, X0
	VPSHUFD      $0x4e, X0, X1
	VPMAXUD      X1, X0, X0
	VPSHUFD      $0xb1, X0, X1
	VPMAXUD      X1, X0, X0
	VPSRLD       $1, X0, X0
	VMOVSS       X0, ret+16(FP)
	VZEROUPPER
	RET

// func scaleAVX2(ints *int16, row *float32, n int, scale float32)
//
// n is a multiple of 16.
TEXT ·scaleAVX2(SB), NOSPLIT, $0-28
	MOVQ         ints+0(FP), DI
	MOVQ         row+8(FP), SI
	MOVQ         n+16(FP), CX
	VBROADCASTSS scale+24(FP), Y0

loop:
	VMULPS    (SI), Y0, Y1
	VMULPS    32(SI), Y0, Y2
	VCVTPS2DQ Y1, Y1
	VCVTPS2DQ Y2, Y2
	VPACKSSDW Y2, Y1, Y1
	VPERMQ    $0xd8, Y1, Y1 // the lanes were packed each for itself
	VMOVDQU   Y1, (DI)
	ADDQ      $64, SI
	ADDQ      $32, DI
	SUBQ      $16, CX
	JNZ       loop
	VZEROUPPER
	RET
