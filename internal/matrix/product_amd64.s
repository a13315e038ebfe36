//go:build !purego

#include "textflag.h"

// One step of k for one row of a tile: the row's element times both vectors
// of b, added to the row's two sums.
#define ROW512(at, low, high) \
	VBROADCASTSS at, Z10        \
	VFMADD231PS  Z8, Z10, low   \
	VFMADD231PS  Z9, Z10, high

#define ROW256(at, low, high) \
	VBROADCASTSS at, Y10        \
	VFMADD231PS  Y8, Y10, low   \
	VFMADD231PS  Y9, Y10, high

// Adds a row's two sums to c, and goes on to c's next row.
#define STORE512(low, high) \
	VADDPS  (DI), low, low     \
	VADDPS  64(DI), high, high \
	VMOVUPS low, (DI)          \
	VMOVUPS high, 64(DI)       \
	ADDQ    R8, DI

#define STORE256(low, high) \
	VADDPS  (DI), low, low     \
	VADDPS  32(DI), high, high \
	VMOVUPS low, (DI)          \
	VMOVUPS high, 32(DI)       \
	ADDQ    R8, DI

// Pointers to the four rows of a: SI, R11, R12, R13.
#define TILE_ARGS \
	MOVQ c+0(FP), DI       \
	MOVQ stride+8(FP), R8  \
	MOVQ a+16(FP), SI      \
	MOVQ row+24(FP), R9    \
	MOVQ col+32(FP), R10   \
	MOVQ b+40(FP), DX      \
	MOVQ k+48(FP), CX      \
	LEAQ (SI)(R9*1), R11   \
	LEAQ (R11)(R9*1), R12  \
	LEAQ (R12)(R9*1), R13

#define TILE_NEXT \
	ADDQ R10, SI  \
	ADDQ R10, R11 \
	ADDQ R10, R12 \
	ADDQ R10, R13 \
	ADDQ $128, DX \
	DECQ CX

#define STRIP_ARGS \
	MOVQ c+0(FP), DI      \
	MOVQ a+8(FP), SI      \
	MOVQ col+16(FP), R10  \
	MOVQ b+24(FP), DX     \
	MOVQ k+32(FP), CX     \
	LEAQ (R10)(R10*2), R11

// func tile4x32AVX512(c *float32, stride int, a *float32, row, col int, b *float32, k int)
TEXT ·tile4x32AVX512(SB), NOSPLIT, $0-56
	TILE_ARGS
	VPXORD Z0, Z0, Z0
	VPXORD Z1, Z1, Z1
	VPXORD Z2, Z2, Z2
	VPXORD Z3, Z3, Z3
	VPXORD Z4, Z4, Z4
	VPXORD Z5, Z5, Z5
	VPXORD Z6, Z6, Z6
	VPXORD Z7, Z7, Z7

loop:
	VMOVUPS (DX), Z8
	VMOVUPS 64(DX), Z9
	ROW512((SI), Z0, Z1)
	ROW512((R11), Z2, Z3)
	ROW512((R12), Z4, Z5)
	ROW512((R13), Z6, Z7)
	TILE_NEXT
	JNZ     loop
	STORE512(Z0, Z1)
	STORE512(Z2, Z3)
	STORE512(Z4, Z5)
	STORE512(Z6, Z7)
	VZEROUPPER
	RET

// func tile4x16AVX2(c *float32, stride int, a *float32, row, col int, b *float32, k int)
TEXT ·tile4x16AVX2(SB), NOSPLIT, $0-56
	TILE_ARGS
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7

loop:
	VMOVUPS (DX), Y8
	VMOVUPS 32(DX), Y9
	ROW256((SI), Y0, Y1)
	ROW256((R11), Y2, Y3)
	ROW256((R12), Y4, Y5)
	ROW256((R13), Y6, Y7)
	TILE_NEXT
	JNZ     loop
	STORE256(Y0, Y1)
	STORE256(Y2, Y3)
	STORE256(Y4, Y5)
	STORE256(Y6, Y7)
	VZEROUPPER
	RET

// func strip32AVX512(c *float32, a *float32, col int, b *float32, k int)
//
// Four steps of k at a time, each with sums of its own, hide the latency of
// the additions.
TEXT ·strip32AVX512(SB), NOSPLIT, $0-40
	STRIP_ARGS
	VPXORD Z0, Z0, Z0
	VPXORD Z1, Z1, Z1
	VPXORD Z2, Z2, Z2
	VPXORD Z3, Z3, Z3
	VPXORD Z4, Z4, Z4
	VPXORD Z5, Z5, Z5
	VPXORD Z6, Z6, Z6
	VPXORD Z7, Z7, Z7

four:
	SUBQ         $4, CX
	JL           rest
	VBROADCASTSS (SI), Z8
	VBROADCASTSS (SI)(R10*1), Z9
	VBROADCASTSS (SI)(R10*2), Z10
	VBROADCASTSS (SI)(R11*1), Z11
	VFMADD231PS  (DX), Z8, Z0
	VFMADD231PS  64(DX), Z8, Z1
	VFMADD231PS  128(DX), Z9, Z2
	VFMADD231PS  192(DX), Z9, Z3
	VFMADD231PS  256(DX), Z10, Z4
	VFMADD231PS  320(DX), Z10, Z5
	VFMADD231PS  384(DX), Z11, Z6
	VFMADD231PS  448(DX), Z11, Z7
	LEAQ         (SI)(R10*4), SI
	ADDQ         $512, DX
	JMP          four

rest:
	ADDQ $4, CX

one:
	SUBQ         $1, CX
	JL           sum
	VBROADCASTSS (SI), Z8
	VFMADD231PS  (DX), Z8, Z0
	VFMADD231PS  64(DX), Z8, Z1
	ADDQ         R10, SI
	ADDQ         $128, DX
	JMP          one

sum:
	VADDPS Z2, Z0, Z0
	VADDPS Z3, Z1, Z1
	VADDPS Z6, Z4, Z4
	VADDPS Z7, Z5, Z5
	VADDPS Z4, Z0, Z0
	VADDPS Z5, Z1, Z1
	STORE512(Z0, Z1)
	VZEROUPPER
	RET

// func strip32AVX2(c *float32, a *float32, col int, b *float32, k int)
TEXT ·strip32AVX2(SB), NOSPLIT, $0-40
	STRIP_ARGS
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7

two:
	SUBQ         $2, CX
	JL           rest
	VBROADCASTSS (SI), Y8
	VBROADCASTSS (SI)(R10*1), Y9
	VFMADD231PS  (DX), Y8, Y0
	VFMADD231PS  32(DX), Y8, Y1
	VFMADD231PS  64(DX), Y8, Y2
	VFMADD231PS  96(DX), Y8, Y3
	VFMADD231PS  128(DX), Y9, Y4
	VFMADD231PS  160(DX), Y9, Y5
	VFMADD231PS  192(DX), Y9, Y6
	VFMADD231PS  224(DX), Y9, Y7
	LEAQ         (SI)(R10*2), SI
	ADDQ         $256, DX
	JMP          two

rest:
	ADDQ         $2, CX
	JZ           sum
	VBROADCASTSS (SI), Y8
	VFMADD231PS  (DX), Y8, Y0
	VFMADD231PS  32(DX), Y8, Y1
	VFMADD231PS  64(DX), Y8, Y2
	VFMADD231PS  96(DX), Y8, Y3

sum:
	VADDPS Y4, Y0, Y0
	VADDPS Y5, Y1, Y1
	VADDPS Y6, Y2, Y2
	VADDPS Y7, Y3, Y3
	MOVQ   $64, R8
	STORE256(Y0, Y1)
	STORE256(Y2, Y3)
	VZEROUPPER
	RET
