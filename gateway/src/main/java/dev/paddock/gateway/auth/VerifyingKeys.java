package dev.paddock.gateway.auth;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Reads keys that verify: secrets as they are, public keys and certificates in PEM, JSON Web Keys.
 */
final class VerifyingKeys {
  private static final String PEM = "-----BEGIN ";
  private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";
  private static final String CURVE = "P-256";

  private VerifyingKeys() {}

  /**
   * Reads one.
   *
   * @param algorithm what the key has to be for: HS256, RS256 or ES256
   * @throws IllegalArgumentException if it is none, or one that is not safe
   */
  static VerifyingKey read(String algorithm, String text) {
    try {
      var trimmed = text.strip();
      if (trimmed.startsWith("{")) {
        return webKey(algorithm, CompactJws.object(trimmed.getBytes(StandardCharsets.UTF_8)));
      }
      return algorithm.equals("HS256")
          ? secret(text.getBytes(StandardCharsets.UTF_8))
          : publicKey(
              algorithm, trimmed.startsWith(CERTIFICATE) ? certified(text) : plain(trimmed));
    } catch (GeneralSecurityException | ClassCastException e) {
      throw new IllegalArgumentException("the key can not be read as one for " + algorithm, e);
    }
  }

  private static VerifyingKey webKey(String algorithm, JsonObject key)
      throws GeneralSecurityException {
    require(algorithm.equals(key.getString("alg", algorithm)), "its alg is not " + algorithm);
    require("sig".equals(key.getString("use", "sig")), "its use is not sig");
    var operations = key.getJsonArray("key_ops");
    require(operations == null || operations.contains("verify"), "it is not there to verify");
    require(type(algorithm).equals(key.getString("kty")), "its kty is not " + type(algorithm));
    return switch (algorithm) {
      case "HS256" -> secret(Base64.getUrlDecoder().decode(key.getString("k", "")));
      case "RS256" -> rsa(number(key, "n"), number(key, "e"));
      default -> {
        require(CURVE.equals(key.getString("crv")), "its crv is not " + CURVE);
        yield ec(new ECPoint(number(key, "x"), number(key, "y")));
      }
    };
  }

  private static String type(String algorithm) {
    return switch (algorithm) {
      case "HS256" -> "oct";
      case "RS256" -> "RSA";
      default -> "EC";
    };
  }

  private static BigInteger number(JsonObject key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.getString(name, "")));
  }

  private static PublicKey plain(String text) throws GeneralSecurityException {
    require(text.startsWith(PEM), "it is not in PEM");
    var body = text.replaceAll("-----[^-]*-----", "").replaceAll("\\s", "");
    var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(body));
    try {
      return KeyFactory.getInstance("RSA").generatePublic(spec);
    } catch (GeneralSecurityException notRsa) {
      return KeyFactory.getInstance("EC").generatePublic(spec);
    }
  }

  private static PublicKey certified(String text) throws GeneralSecurityException {
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    return CertificateFactory.getInstance("X.509").generateCertificate(in).getPublicKey();
  }

  private static VerifyingKey publicKey(String algorithm, PublicKey key)
      throws GeneralSecurityException {
    if (algorithm.equals("RS256")) {
      var rsa = (RSAPublicKey) key;
      return rsa(rsa.getModulus(), rsa.getPublicExponent());
    }
    var ec = (ECPublicKey) key;
    require(ec.getParams().getCurve().equals(curve().getCurve()), "its curve is not " + CURVE);
    return ec(ec.getW());
  }

  private static VerifyingKey secret(byte[] secret) {
    WeakKeys.requireStrongSecret(secret);
    return new VerifyingKey.Secret(secret);
  }

  private static VerifyingKey rsa(BigInteger modulus, BigInteger exponent)
      throws GeneralSecurityException {
    WeakKeys.requireStrongRsa(modulus, exponent);
    var spec = new RSAPublicKeySpec(modulus, exponent);
    return new VerifyingKey.Rsa((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec));
  }

  private static VerifyingKey ec(ECPoint point) throws GeneralSecurityException {
    var curve = curve();
    WeakKeys.requireOnCurve(point, curve);
    var spec = new ECPublicKeySpec(point, curve);
    return new VerifyingKey.Ec((ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec));
  }

  private static ECParameterSpec curve() throws GeneralSecurityException {
    var parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException("the key is not right: " + message);
    }
  }
}
