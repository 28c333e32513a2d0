#include "sync/transport/tls_identity.hpp"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/sha.h>
#include <openssl/x509.h>

#include <memory>

#include "core/base/bytes.hpp"
#include "core/base/file.hpp"

namespace kt::transport {

namespace {

using base::failed;
using base::Fault;
using base::Result;

constexpr std::size_t pem_bytes_max = 16 * 1024;

template <auto Free>
struct Freer {
    template <class T>
    void operator()(T* what) const {
        Free(what);
    }
};
using KeyPtr = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using CertPtr = std::unique_ptr<X509, Freer<X509_free>>;
using BioPtr = std::unique_ptr<BIO, Freer<BIO_free_all>>;

std::string text_of(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

CertPtr self_signed(EVP_PKEY* key) {
    CertPtr cert(X509_new());
    if (!cert) return nullptr;
    X509_set_version(cert.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(cert.get()), 1);
    // All of time: nobody looks at these dates.
    ASN1_TIME_set_string_X509(X509_getm_notBefore(cert.get()), "19700101000000Z");
    ASN1_TIME_set_string_X509(X509_getm_notAfter(cert.get()), "99991231235959Z");
    X509_NAME* name = X509_get_subject_name(cert.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("keukentafel-hub"), -1, -1,
                               0);
    X509_set_issuer_name(cert.get(), name);
    if (X509_set_pubkey(cert.get(), key) != 1 || X509_sign(cert.get(), key, EVP_sha256()) == 0)
        return nullptr;
    return cert;
}

}  // namespace

Result<TlsIdentity> make_tls_identity() {
    const KeyPtr key(EVP_EC_gen("P-256"));
    const CertPtr cert = key ? self_signed(key.get()) : nullptr;
    const BioPtr key_text(BIO_new(BIO_s_mem())), cert_text(BIO_new(BIO_s_mem()));
    if (!cert || !key_text || !cert_text ||
        PEM_write_bio_PrivateKey(key_text.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                 nullptr) != 1 ||
        PEM_write_bio_X509(cert_text.get(), cert.get()) != 1)
        return failed(Fault::internal, "a TLS key cannot be made on this machine");
    return TlsIdentity{text_of(key_text.get()), text_of(cert_text.get())};
}

Result<Pin> pin_of(const TlsIdentity& identity) {
    const BioPtr text(BIO_new_mem_buf(identity.certificate_pem.data(),
                                      static_cast<int>(identity.certificate_pem.size())));
    const CertPtr cert(text ? PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr) : nullptr);
    unsigned char* der = nullptr;
    const int size = cert ? i2d_X509_PUBKEY(X509_get_X509_PUBKEY(cert.get()), &der) : -1;
    if (size <= 0) return failed(Fault::bad_input, "the hub's certificate cannot be read");
    Pin pin{};
    SHA256(der, static_cast<std::size_t>(size), pin.data());
    OPENSSL_free(der);
    return pin;
}

Result<TlsIdentity> load_or_make_tls_identity(const std::string& folder, const std::string& name) {
    const std::string key_path = folder + "/" + name + ".key";
    const std::string cert_path = folder + "/" + name + ".crt";
    if (base::file_exists(key_path)) {
        auto key = base::read_file(key_path, pem_bytes_max);
        if (!key) return tl::unexpected(key.error());
        auto cert = base::read_file(cert_path, pem_bytes_max);
        if (!cert) return tl::unexpected(cert.error());
        return TlsIdentity{std::string(base::text_view(*key)), std::string(base::text_view(*cert))};
    }
    auto made = make_tls_identity();
    if (!made) return made;
    if (auto folder_made = base::make_folder(folder); !folder_made)
        return tl::unexpected(folder_made.error());
    // The certificate first: a key on disk means that both are there.
    auto cert =
        base::write_file(cert_path, base::view(made->certificate_pem), base::Readable::by_everyone);
    if (!cert) return tl::unexpected(cert.error());
    auto key = base::write_file(key_path, base::view(made->key_pem), base::Readable::by_owner_only);
    if (!key) return tl::unexpected(key.error());
    return made;
}

}  // namespace kt::transport
