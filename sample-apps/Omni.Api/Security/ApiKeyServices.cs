namespace Omni.Security;

static class ApiKeyServices
{
    /// <summary>Takes the key from <c>Omni:ApiKey</c>; without one the application does not start.</summary>
    public static void AddApiKeyAuthentication(this IServiceCollection services)
    {
        services.AddOptions<ApiKeyOptions>(ApiKeyHandler.SchemeName)
            .BindConfiguration("Omni")
            .Validate(options => options.ApiKey.Length > 0, "The setting Omni:ApiKey is missing: set the environment variable Omni__ApiKey to the key that callers send as X-API-Key.")
            .ValidateOnStart();
        services.AddAuthentication(ApiKeyHandler.SchemeName).AddScheme<ApiKeyOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        services.AddAuthorization();
    }
}
