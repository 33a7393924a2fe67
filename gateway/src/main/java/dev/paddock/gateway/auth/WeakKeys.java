package dev.paddock.gateway.auth;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/** Refuses keys that others may guess or compute. */
final class WeakKeys {
  /** RFC 7518, 3.2: not shorter than the hash. */
  static final int MIN_SECRET_BYTES = 32;

  /** RFC 7518, 3.3. */
  static final int MIN_RSA_BITS = 2_048;

  private static final BigInteger THREE = BigInteger.valueOf(3);

  /** What the moduli of CVE-2017-15361 (ROCA) are made of. */
  private static final int ROCA_GENERATOR = 65_537;

  /** By these a modulus of that kind is known; another one passes as one once in 2^27. */
  private static final int[] ROCA_PRIMES = {
    11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157
  };

  private WeakKeys() {}

  static void requireStrongSecret(byte[] secret) {
    if (secret.length < MIN_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "the secret has " + secret.length + " bytes, at least " + MIN_SECRET_BYTES + " expected");
    }
  }

  static void requireStrongRsa(BigInteger modulus, BigInteger exponent) {
    if (modulus.bitLength() < MIN_RSA_BITS) {
      throw new IllegalArgumentException(
          "the RSA key has " + modulus.bitLength() + " bits, at least 2048 expected");
    }
    if (exponent.compareTo(THREE) < 0 || !exponent.testBit(0)) {
      throw new IllegalArgumentException("the RSA key's exponent is " + exponent);
    }
    if (isRoca(modulus)) {
      throw new IllegalArgumentException("the RSA key can be factored (CVE-2017-15361)");
    }
  }

  static void requireOnCurve(ECPoint point, ECParameterSpec curve) {
    var p = ((ECFieldFp) curve.getCurve().getField()).getP();
    var x = point.getAffineX();
    var y = point.getAffineY();
    var right = x.pow(3).add(curve.getCurve().getA().multiply(x)).add(curve.getCurve().getB());
    if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0 || !y.pow(2).mod(p).equals(right.mod(p))) {
      throw new IllegalArgumentException("the EC key is not on its curve");
    }
  }

  private static boolean isRoca(BigInteger modulus) {
    for (int prime : ROCA_PRIMES) {
      if (!isPower(modulus.mod(BigInteger.valueOf(prime)).intValue(), prime)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a number is a power of the generator, modulo a prime. */
  private static boolean isPower(int number, int prime) {
    int power = 1;
    do {
      if (power == number) {
        return true;
      }
      power = power * (ROCA_GENERATOR % prime) % prime;
    } while (power != 1);
    return false;
  }
}
