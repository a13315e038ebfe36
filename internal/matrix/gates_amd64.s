//go:build !purego

#include "textflag.h"

// Constants of the exponential, eight times each so that AVX2 can take them
// from memory.
#define EIGHT(at, v) \
	DATA numbers<>+at+0(SB)/4, v  \
	DATA numbers<>+at+4(SB)/4, v  \
	DATA numbers<>+at+8(SB)/4, v  \
	DATA numbers<>+at+12(SB)/4, v \
	DATA numbers<>+at+16(SB)/4, v \
	DATA numbers<>+at+20(SB)/4, v \
	DATA numbers<>+at+24(SB)/4, v \
	DATA numbers<>+at+28(SB)/4, v

EIGHT(0, $-1.442695041)    // -1/ln 2
EIGHT(32, $115.0)          // the greatest power of two
EIGHT(64, $-115.0)         // the least
EIGHT(96, $0.0001540353)   // 2**f as a polynomial in f
EIGHT(128, $0.001333356)
EIGHT(160, $0.009618129)
EIGHT(192, $0.05550411)
EIGHT(224, $0.2402265)
EIGHT(256, $0.6931472)
EIGHT(288, $1.0)
EIGHT(320, $127)           // bias of the exponent
GLOBL numbers<>(SB), RODATA|NOPTR, $352

// SIGMOID replaces x by 1/(1+exp(-x)), with t and u as scratch: exp(-x) is
// 2**whole * 2**f with f within ±1/2.
#define SIGMOID256(x, t, u) \
	VMULPS      numbers<>+0(SB), x, x   \
	VMINPS      numbers<>+32(SB), x, x  \
	VMAXPS      numbers<>+64(SB), x, x  \
	VCVTPS2DQ   x, t                    \
	VCVTDQ2PS   t, u                    \
	VSUBPS      u, x, x                 \
	VMOVUPS     numbers<>+96(SB), u     \
	VFMADD213PS numbers<>+128(SB), x, u \
	VFMADD213PS numbers<>+160(SB), x, u \
	VFMADD213PS numbers<>+192(SB), x, u \
	VFMADD213PS numbers<>+224(SB), x, u \
	VFMADD213PS numbers<>+256(SB), x, u \
	VFMADD213PS numbers<>+288(SB), x, u \
	VPADDD      numbers<>+320(SB), t, t \
	VPSLLD      $23, t, t               \
	VMULPS      t, u, u                 \
	VMOVUPS     numbers<>+288(SB), x    \
	VADDPS      x, u, u                 \
	VDIVPS      u, x, x

#define TANH256(x, t, u) \
	VADDPS x, x, x                 \
	SIGMOID256(x, t, u)            \
	VADDPS x, x, x                 \
	VSUBPS numbers<>+288(SB), x, x

// The same with the constants in Z16 to Z26.
#define SIGMOID512(x, t, u) \
	VMULPS      Z16, x, x \
	VMINPS      Z17, x, x \
	VMAXPS      Z18, x, x \
	VCVTPS2DQ   x, t      \
	VCVTDQ2PS   t, u      \
	VSUBPS      u, x, x   \
	VMOVAPS     Z19, u    \
	VFMADD213PS Z20, x, u \
	VFMADD213PS Z21, x, u \
	VFMADD213PS Z22, x, u \
	VFMADD213PS Z23, x, u \
	VFMADD213PS Z24, x, u \
	VFMADD213PS Z25, x, u \
	VPADDD      Z26, t, t \
	VPSLLD      $23, t, t \
	VMULPS      t, u, u   \
	VADDPS      Z25, u, u \
	VDIVPS      u, Z25, x

#define TANH512(x, t, u) \
	VADDPS x, x, x        \
	SIGMOID512(x, t, u)   \
	VADDPS x, x, x        \
	VSUBPS Z25, x, x

// Pointers to the four gates: DI, R8, R9, R10; AX counts bytes.
#define STEP_ARGS \
	MOVQ sums+0(FP), DI    \
	MOVQ before+8(FP), SI  \
	MOVQ cell+16(FP), DX   \
	MOVQ out+24(FP), BX    \
	MOVQ n+32(FP), CX      \
	SHLQ $2, CX            \
	LEAQ (DI)(CX*1), R8    \
	LEAQ (R8)(CX*1), R9    \
	LEAQ (R9)(CX*1), R10   \
	XORQ AX, AX

// func stepAVX2(sums, before, cell, out *float32, n int)
TEXT ·stepAVX2(SB), NOSPLIT, $0-40
	STEP_ARGS

loop:
	VMOVUPS     (DI)(AX*1), Y0
	VMOVUPS     (R8)(AX*1), Y1
	VMOVUPS     (R9)(AX*1), Y2
	VMOVUPS     (R10)(AX*1), Y3
	SIGMOID256(Y0, Y4, Y5)
	SIGMOID256(Y1, Y6, Y7)
	SIGMOID256(Y2, Y8, Y9)
	TANH256(Y3, Y10, Y11)
	VMOVUPS     Y0, (DI)(AX*1)
	VMOVUPS     Y1, (R8)(AX*1)
	VMOVUPS     Y2, (R9)(AX*1)
	VMOVUPS     Y3, (R10)(AX*1)
	VMULPS      (SI)(AX*1), Y1, Y1
	VFMADD231PS Y0, Y3, Y1
	VMOVUPS     Y1, (DX)(AX*1)
	TANH256(Y1, Y4, Y5)
	VMULPS      Y1, Y2, Y2
	VMOVUPS     Y2, (BX)(AX*1)
	ADDQ        $32, AX
	CMPQ        AX, CX
	JLT         loop
	VZEROUPPER
	RET

// func stepAVX512(sums, before, cell, out *float32, n int)
TEXT ·stepAVX512(SB), NOSPLIT, $0-40
	STEP_ARGS
	VBROADCASTSS numbers<>+0(SB), Z16
	VBROADCASTSS numbers<>+32(SB), Z17
	VBROADCASTSS numbers<>+64(SB), Z18
	VBROADCASTSS numbers<>+96(SB), Z19
	VBROADCASTSS numbers<>+128(SB), Z20
	VBROADCASTSS numbers<>+160(SB), Z21
	VBROADCASTSS numbers<>+192(SB), Z22
	VBROADCASTSS numbers<>+224(SB), Z23
	VBROADCASTSS numbers<>+256(SB), Z24
	VBROADCASTSS numbers<>+288(SB), Z25
	VBROADCASTSS numbers<>+320(SB), Z26

loop:
	VMOVUPS     (DI)(AX*1), Z0
	VMOVUPS     (R8)(AX*1), Z1
	VMOVUPS     (R9)(AX*1), Z2
	VMOVUPS     (R10)(AX*1), Z3
	SIGMOID512(Z0, Z4, Z5)
	SIGMOID512(Z1, Z6, Z7)
	SIGMOID512(Z2, Z8, Z9)
	TANH512(Z3, Z10, Z11)
	VMOVUPS     Z0, (DI)(AX*1)
	VMOVUPS     Z1, (R8)(AX*1)
	VMOVUPS     Z2, (R9)(AX*1)
	VMOVUPS     Z3, (R10)(AX*1)
	VMULPS      (SI)(AX*1), Z1, Z1
	VFMADD231PS Z0, Z3, Z1
	VMOVUPS     Z1, (DX)(AX*1)
	TANH512(Z1, Z4, Z5)
	VMULPS      Z1, Z2, Z2
	VMOVUPS     Z2, (BX)(AX*1)
	ADDQ        $64, AX
	CMPQ        AX, CX
	JLT         loop
	VZEROUPPER
	RET
